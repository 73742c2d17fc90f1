"""The look of the pages beyond Streamlit's theme: spacing, cards, marks, the logo.

Layer: core.ui (may import core.view). Colours come from core.view.palette; class names of our
own HTML begin with ``ml-``, Streamlit's keyed containers with ``st-key-``.
"""

from string import Template
from typing import Final

import streamlit as st

from core.ui.state import theme
from core.view.markup import data_uri
from core.view.palette import PALETTES

LOGO: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" fill="none" '
    'stroke-linecap="round" stroke-linejoin="round">'
    '<rect width="64" height="64" rx="15" fill="#0B6B66"/>'
    '<path d="M28 12 44 21v18L28 48 12 39V21Z" stroke="#FFFFFF" stroke-width="4"/>'
    '<path d="M28 19.5 37.5 25v10" stroke="#F6BE4F" stroke-width="4"/>'
    '<path d="m44 41 9 10" stroke="#F6BE4F" stroke-width="5.5"/></svg>'
)

_CSS: Final = Template("""
[data-testid="stMainBlockContainer"] { padding: 2.2rem 3rem 4rem; max-width: 1640px; }
[data-testid="stHeader"] { background: transparent; }
[data-testid="stSidebarHeader"] { height: 2.4rem; margin-bottom: 0; padding-bottom: 0; }
[data-testid="stSidebarUserContent"] { padding-top: 0; }
[data-testid="stPageLink-NavLink"] { padding: .5rem .7rem; border-radius: .6rem; }
[data-testid="stPageLink-NavLink"] p { font-size: 1.05rem; }
h1 { letter-spacing: -0.022em; }
.ml-brand { display: flex; align-items: center; gap: .7rem; margin: 0 0 .9rem; }
.ml-brand img { width: 2.4rem; height: 2.4rem; }
.ml-brand b { font-size: 1.45rem; letter-spacing: -0.02em; color: $ink; }
.ml-quiet { margin: 0; color: $quiet; font-size: .95rem; line-height: 1.5; }
.ml-lead { color: $quiet; font-size: 1.2rem; line-height: 1.5; max-width: 46rem; margin: 0; }
h2.ml-section { font-size: 1.05rem; font-weight: 600; color: $quiet; padding: 0;
  margin: 1.6rem 0 .1rem; }
.ml-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.ml-notes { color: $quiet; font-size: 1rem; line-height: 1.55; margin: .4rem 0 0;
  padding-left: 1.2rem; }
.ml-label { color: $quiet; font-size: .85rem; font-weight: 600; letter-spacing: .02em; }
.st-key-q input { font-size: 1.25rem; padding: .85rem .4rem; }
.st-key-q [data-baseweb="input"], .st-key-q [data-testid="stTextInputRootElement"] {
  min-height: 3.6rem; border-radius: .9rem; }
.st-key-go button { min-height: 3.6rem; padding: 0 1.8rem; border-radius: .9rem; }
.st-key-go button p { font-size: 1.15rem; font-weight: 600; }
.st-key-go button p { color: $on_primary; }
[data-testid^="stBaseButton-primary"]:not(:disabled) :is(p, span) { color: $on_primary; }
[class*="st-key-tile-"] { position: relative; background: $card; border: 1px solid $line;
  border-radius: 1rem; padding: .9rem 1rem 1rem; transition: border-color .15s; }
[class*="st-key-tile-"]:hover, [class*="st-key-tile-"]:focus-within { border-color: $primary; }
[class*="st-key-tile-"] .ml-figure img { height: 7.2rem; }
[class*="st-key-tile-"] .ml-label { margin: .5rem 0 .1rem; }
[class*="st-key-example-"], [class*="st-key-example-"] * { position: static; }
[class*="st-key-example-"] button { padding: 0; min-height: 0; text-align: left;
  justify-content: flex-start; color: $ink; overflow-wrap: anywhere; }
[class*="st-key-example-"] button::after { content: ""; position: absolute; inset: 0;
  border-radius: 1rem; }
[class*="st-key-example-"] button p { font-size: 1.05rem; line-height: 1.35; font-weight: 500; }
[class*="st-key-card-"] { background: $card; border-radius: 1rem; padding: .9rem 1rem .9rem;
  border: 1px solid $line; }
[class*="st-key-card-"] > :last-child { margin-top: auto; padding-top: .5rem; }
.ml-figure { margin: 0; display: flex; justify-content: center; }
.ml-figure img { width: 100%; max-height: 15.5rem; object-fit: contain; }
.ml-big img { max-height: 26rem; }
.ml-title { display: flex; align-items: baseline; gap: .6rem; margin-top: .3rem; }
.ml-rank { font-variant-numeric: tabular-nums; color: $quiet; font-weight: 600;
  font-size: 1.05rem; }
.ml-name { font-size: 1.25rem; font-weight: 650; line-height: 1.25; color: $ink;
  overflow-wrap: anywhere; display: -webkit-box; -webkit-line-clamp: 2;
  -webkit-box-orient: vertical; overflow: hidden; }
.ml-long { font-size: 1.02rem; }
.ml-score { display: grid; grid-template-columns: auto 1fr; align-items: baseline;
  gap: .3rem .5rem; margin: .45rem 0 .6rem; }
.ml-score b { font-size: 1.15rem; font-variant-numeric: tabular-nums; color: $ink; }
.ml-score small { color: $quiet; font-size: .85rem; }
.ml-score .ml-note, .ml-score .ml-lack { grid-column: 1 / -1; }
.ml-score .ml-lack { color: $ink; font-weight: 600; }
.ml-bar { grid-column: 1 / -1; height: .5rem; border-radius: 1rem; background: $line;
  overflow: hidden; }
.ml-bar i { display: block; height: 100%; border-radius: 1rem; background: $primary; }
.ml-facts { display: flex; flex-wrap: wrap; gap: .1rem .85rem; color: $ink; font-size: .95rem;
  font-variant-numeric: tabular-nums; }
.ml-facts b { flex-basis: 100%; font-weight: 500; font-size: 1.05rem; }
.ml-facts span span { color: $quiet; }
.ml-text { color: $quiet; font-size: .95rem; line-height: 1.45; margin: .5rem 0 0;
  display: -webkit-box; -webkit-line-clamp: 3; -webkit-box-orient: vertical; overflow: hidden; }
.ml-read { display: flex; flex-wrap: wrap; gap: .7rem; margin: .2rem 0 .2rem; }
.ml-read figure { margin: 0; padding: .3rem .9rem .3rem .5rem; border: 1px solid $line;
  border-radius: .8rem; background: $card; display: flex; align-items: center; gap: .5rem; }
.ml-read img { height: 4.2rem; width: auto; max-width: 15rem; object-fit: contain; }
.ml-read figcaption { font-size: 1rem; color: $ink; max-width: 16rem; overflow-wrap: anywhere; }
.ml-said { font-size: 1.1rem; color: $ink; margin: 0; }
.ml-said span { color: $quiet; }
.ml-words { font-size: 1.25rem; line-height: 2; color: $ink; margin: 0; overflow-wrap: anywhere; }
.ml-words mark { color: inherit; padding: .12em .22em; border-radius: .3em; }
h2.ml-head { font-size: 1.35rem; padding: 0; margin: 1.2rem 0 .2rem; }
.ml-prose { font-size: 1.08rem; line-height: 1.6; max-width: 44rem; margin: 0; }
.ml-table { border-collapse: collapse; width: 100%; font-size: 1rem; }
.ml-table th, .ml-table td { text-align: left; padding: .5rem .9rem .5rem 0; border: 0;
  border-bottom: 1px solid $line; font-variant-numeric: tabular-nums; }
.ml-table th { color: $quiet; font-weight: 500; }
.ml-table small { color: $quiet; font-size: .9em; margin-left: .25rem; white-space: nowrap; }
.ml-table small.ml-clear { color: $ink; font-weight: 600; }
.ml-wide { overflow-x: auto; }
[data-testid="stPaginationEllipsis"] { color: $quiet; opacity: 1; }
@media (max-width: 640px) {
  [data-testid="stMainBlockContainer"] { padding: 3.2rem 1.1rem 3rem; }
  .st-key-go { display: none; }
}
@media (min-width: 2400px) {
  html { font-size: 23px !important; }
  [data-testid="stMainBlockContainer"] { max-width: 2900px; }
}
.ml-histogram { width: 100%; height: 2.4rem; display: block; opacity: .75; }
.ml-empty { border: 1px dashed $line; border-radius: 1rem; padding: 2.2rem; text-align: center;
  color: $quiet; font-size: 1.1rem; }
""")


def apply_style() -> None:
    """Put the style sheet of the visitor's theme into the page."""
    name = theme()
    palette = PALETTES[name]
    dark = name == "dark"
    sheet = _CSS.substitute(
        ink=palette.ink,
        quiet=palette.quiet,
        line=palette.line,
        card="#141E1C" if dark else "#FFFFFF",
        on_primary="#0E1514" if dark else "#FFFFFF",
        primary="#5FD0C1" if dark else "#0B6B66",
    )
    st.html(f"<style>{sheet}</style>")


def brand() -> None:
    """Show the logo and the name."""
    st.html(f'<div class="ml-brand"><img alt="" src="{data_uri(LOGO)}"><b>MotifLens</b></div>')
