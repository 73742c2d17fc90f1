// The alignment of a text and a molecule as a picture one can point at. Words, atoms, motifs and
// cells of the plan answer to pointer, focus and keys; what is chosen is told by setStateValue.
// All text enters the page as text nodes, never as markup; the drawing is RDKit's own.
const SVG = "http://www.w3.org/2000/svg";
const FAINTEST = 0.08;
const GRAINS = [["motif", "Words and motifs"], ["atom", "Words and atoms"],
  ["sentence", "Sentences and molecule"]];

export default function mount(component) {
  const { data, parentElement, setStateValue } = component;
  const root = parentElement.querySelector(".al-root");
  // A rerun that changes nothing must not take the focus away from where the visitor is.
  const stamp = JSON.stringify([data.text, data.name, data.svg, data.share, data.sentences]);
  if (root.stamp === stamp) return;
  const grain = root.grain || "motif";
  root.stamp = stamp;
  new Picture(root, data, (chosen) => setStateValue("chosen", chosen)).begin(grain);
}

function make(tag, attributes = {}, children = []) {
  const node = tag.startsWith("svg:")
    ? document.createElementNS(SVG, tag.slice(4)) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value);
  }
  node.append(...children);
  return node;
}

function mix(start, end, share) {
  const channel = (colour, at) => parseInt(colour.slice(at, at + 2), 16);
  return "#" + [1, 3, 5].map((at) => Math.round(channel(start, at)
    + (channel(end, at) - channel(start, at)) * share).toString(16).padStart(2, "0")).join("");
}

function luminance(colour) {
  const linear = [1, 3, 5].map((at) => {
    const c = parseInt(colour.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
}

const percent = (value) => `${(100 * value).toFixed(100 * value < 9.95 ? 1 : 0)} %`;
const largest = (values) => values.reduce((best, value) => Math.max(best, value), 0);
const short = (text, most) => (text.length > most ? text.slice(0, most - 1) + "…" : text);

class Picture {
  constructor(root, data, tell) {
    Object.assign(this, { root, data, tell });
    this.chosen = { word: data.word };
  }

  begin(grain) {
    const { colours } = this.data;
    for (const name of ["surface", "ink", "quiet", "line"])
      this.root.style.setProperty(`--al-${name}`, colours[name]);
    this.said = make("p", { class: "al-said", "aria-live": "polite" });
    this.side = make("div");
    this.root.replaceChildren(
      make("div", { class: "al-bar" }, [this.grains()]), this.paragraph(),
      make("div", { class: "al-panels" }, [make("div", {}, [this.drawing(), this.said]), this.side]));
    this.turn(this.data.sentences.length || grain !== "sentence" ? grain : "motif");
  }

  grains() {
    this.grainButtons = GRAINS.filter(([key]) => key !== "sentence" || this.data.sentences.length)
      .map(([key, label]) => make("button", { type: "button", role: "radio", "data-grain": key,
        onclick: () => this.turn(key) }, [label]));
    return make("div", { class: "al-grains", role: "radiogroup", "aria-label": "Grain" },
      this.grainButtons);
  }

  turn(grain) {
    this.grain = this.root.grain = grain;
    for (const button of this.grainButtons)
      button.setAttribute("aria-checked", String(button.dataset.grain === grain));
    this.side.replaceChildren(...(grain === "sentence" ? this.sentences() : this.plan()));
    this.show(this.chosen);
  }

  // What reacts: each thing shows itself under the pointer or focus, and stays when chosen.
  reacting(view) {
    return {
      onpointerenter: () => this.show(view), onpointerleave: () => this.show(this.chosen),
      onfocus: () => this.show(view), onblur: () => this.show(this.chosen),
      onclick: () => this.choose(view),
    };
  }

  choose(view) {
    this.chosen = view;
    this.show(view);
    this.tell(view);
  }

  paragraph() {
    const { text, words } = this.data;
    const parts = [];
    let place = 0;
    this.wordButtons = words.map((word, number) => {
      parts.push(text.slice(place, word.start));
      const button = make("button", { type: "button", class: "al-word", "data-word": number,
        ...this.reacting({ word: number }) }, [text.slice(word.start, word.end)]);
      parts.push(button);
      place = word.end;
      return button;
    });
    return make("p", { class: "al-text" }, [...parts, text.slice(place)]);
  }

  drawing() {
    const { atoms, size, svg } = this.data;
    const base = document.importNode(
      new DOMParser().parseFromString(svg, "image/svg+xml").documentElement, true);
    this.ground = make("svg:g");
    this.badges = make("svg:g");
    this.hits = atoms.map((atom, number) => make("svg:circle", { class: "al-hit", r: 15, cx: atom.x,
      cy: atom.y, tabindex: number ? -1 : 0, role: "button", "data-atom": number,
      "aria-label": this.atomName(number), onkeydown: (event) => this.walk(event, number),
      ...this.reacting({ atom: number }) }));
    const whole = make("svg:svg", { viewBox: `0 0 ${size[0]} ${size[1]}`, role: "group",
      "aria-label": `Structure of ${this.data.name}; arrow keys go from atom to atom` },
    [this.ground, base, this.badges, make("svg:g", {}, this.hits)]);
    base.setAttribute("width", size[0]);
    base.setAttribute("height", size[1]);
    return make("div", { class: "al-drawing" }, [whole]);
  }

  walk(event, number) {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (event.key === "Enter" || event.key === " ") this.choose({ atom: number });
    else if (step) this.hits[(number + step + this.hits.length) % this.hits.length].focus();
    else return;
    event.preventDefault();
  }

  atomName(number) {
    const motifs = this.motifsOf(number).map((motif) => this.motifName(motif));
    return `atom ${number + 1}, ${this.data.atoms[number].symbol}, ${motifs.join(" and ")}`;
  }

  motifName(number) {
    return `motif ${number + 1} (${this.data.motifs[number].label})`;
  }

  motifsOf(atom) {
    return this.data.motifs.flatMap((motif, number) => (motif.atoms.includes(atom) ? [number] : []));
  }

  plan() {
    const { data, grain } = this;
    const byAtom = grain === "atom";
    const columns = byAtom ? data.atoms.map((_, number) => number) : data.columns;
    const value = (row, column) => (byAtom ? data.spread : data.share)[row][column];
    const most = largest(data.rows.flatMap((row) => columns.map((column) => value(row, column)))) || 1;
    this.cells = new Map();
    this.heads = new Map();
    const head = make("tr", {}, [make("th"), ...columns.map((column) => {
      const view = byAtom ? { atom: column } : { motif: column };
      const label = byAtom ? `${data.atoms[column].symbol} ${column + 1}`
        : `${column + 1} · ${short(data.motifs[column].label, 14)}`;
      const node = make("th", { scope: "col", title: byAtom ? label : data.motifs[column].label,
        ...this.reacting(view) }, [make("div", { class: "al-top" }, [label])]);
      this.heads.set(`c${column}`, node);
      return node;
    }), make("th")]);
    const body = data.rows.map((row, line) => {
      const node = make("th", { scope: "row", title: data.words[row].text,
        ...this.reacting({ word: row }) }, [short(data.words[row].text, 18)]);
      this.heads.set(`r${row}`, node);
      const cells = columns.map((column, place) => this.cell(row, column, value(row, column), most,
        { line, place, lines: data.rows.length, places: columns.length }));
      const mass = make("i");
      mass.style.width = `${(100 * data.wordMass[row]) / (largest(data.wordMass) || 1)}%`;
      return make("tr", {}, [node, ...cells, make("td", { class: "al-sum",
        title: `${percent(data.wordMass[row])} of all weight belongs to this word` }, [mass])]);
    });
    const foot = make("tr", {}, [make("th", {}, ["all words"]), ...columns.map((column) => {
      const total = byAtom ? data.motifs.reduce((sum, motif, number) => sum
        + (motif.atoms.includes(column) ? data.motifMass[number] / motif.atoms.length : 0), 0)
        : data.motifMass[column];
      const bar = make("i");
      bar.style.height = `${(100 * total) / (byAtom ? largest(data.motifMass) : largest(data.motifMass) || 1)}%`;
      return make("td", { class: "al-foot", title: `${percent(total)} of all weight` }, [bar]);
    }), make("td")]);
    return [make("div", { class: "al-scroll" }, [make("table", { class: "al-grid", role: "grid",
      "aria-label": "Transport plan: for each word, the share of its weight" },
    [make("thead", {}, [head]), make("tbody", {}, [...body, foot])])]),
    make("p", { class: "al-note" }, [byAtom
      ? "A cell is the share of its word’s weight, in percent; a motif’s weight is shared equally "
        + "among its atoms." : "A cell is the share of its word’s weight, in percent; bars at the "
        + "right and below are what each word and each motif moves in all."])];
  }

  cell(row, column, value, most, at) {
    const { colours } = this.data;
    const scale = (3 * value) / most;
    const step = Math.min(2, Math.floor(scale));
    const ground = mix(colours.scale[step], colours.scale[step + 1], scale - step);
    const view = this.grain === "atom" ? { word: row, atom: column } : { word: row, motif: column };
    const first = at.line === 0 && at.place === 0;
    const node = make("td", { class: "al-cell", role: "gridcell", tabindex: first ? 0 : -1,
      "data-row": at.line, "data-column": at.place, "aria-label": this.sentence(view),
      onkeydown: (event) => this.step(event, view, at), ...this.reacting(view) },
    [value >= 0.095 ? String(Math.round(100 * value)) : ""]);
    node.style.background = ground;
    // Whichever of ink and surface stands apart more.
    const light = luminance(ground) + 0.05;
    const apart = (colour) => Math.max(light, luminance(colour) + 0.05)
      / Math.min(light, luminance(colour) + 0.05);
    node.style.color = apart(colours.ink) > apart(colours.surface) ? colours.ink : colours.surface;
    this.cells.set(`${row},${column}`, node);
    return node;
  }

  step(event, view, at) {
    const move = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] }[event.key];
    if (event.key === "Enter" || event.key === " ") this.choose(view);
    else if (move) {
      const line = (at.line + move[0] + at.lines) % at.lines;
      const place = (at.place + move[1] + at.places) % at.places;
      const next = this.side.querySelector(`[data-row="${line}"][data-column="${place}"]`);
      for (const cell of this.cells.values()) cell.tabIndex = cell === next ? 0 : -1;
      next.focus();
    } else return;
    event.preventDefault();
  }

  sentences() {
    const { sentences, text } = this.data;
    this.sentenceButtons = sentences.map((sentence, number) => make("button", { type: "button",
      class: "al-sentence", ...this.reacting({ sentence: number }) },
    [make("b", {}, [sentence.cosine.toFixed(3).replace("-", "−")]),
      make("span", {}, [text.slice(sentence.start, sentence.end)])]));
    return [...this.sentenceButtons, make("p", { class: "al-note" },
      ["The cosine similarity of each sentence, read alone, with the whole molecule."])];
  }

  // How strong each atom and each word stands in a view, both 0 to 1.
  strengths(view) {
    const { data } = this;
    const atoms = data.atoms.map(() => 0);
    let words = data.choosy.map((value) => 0.75 * value / (largest(data.choosy) || 1));
    const paint = (motif, value) => {
      for (const atom of data.motifs[motif].atoms) atoms[atom] = Math.max(atoms[atom], value);
    };
    if (view.sentence !== undefined) {
      const { start, end } = data.sentences[view.sentence];
      words = data.words.map((word) => Number(word.start >= start && word.end <= end));
      for (const [number, inside] of words.entries())
        if (inside) data.emphasis[number].forEach((value, atom) => { atoms[atom] += value; });
    } else if (view.word !== undefined && view.motif !== undefined) {
      words = words.map((_, number) => Number(number === view.word));
      paint(view.motif, 1);
    } else if (view.word !== undefined && view.atom !== undefined) {
      words = words.map((_, number) => Number(number === view.word));
      atoms[view.atom] = 1;
    } else if (view.word !== undefined) {
      data.emphasis[view.word].forEach((value, atom) => { atoms[atom] = value; });
      words[view.word] = 1;
    } else {
      const motifs = view.motif !== undefined ? [view.motif] : this.motifsOf(view.atom);
      for (const motif of motifs) paint(motif, 1);
      words = data.words.map((_, number) => largest(
        motifs.map((motif) => Math.max(0, data.lift[number][motif] - 1))));
      const most = largest(words) || 1;
      words = words.map((value) => value / most);
    }
    const most = largest(atoms) || 1;
    return { atoms: atoms.map((value) => value / most), words };
  }

  show(view) {
    const { colours } = this.data;
    const { atoms, words } = this.strengths(view);
    this.wordButtons.forEach((button, number) => {
      const share = words[number];
      button.style.background = share >= FAINTEST ? mix(colours.surface, colours.highlight, share) : "";
      button.classList.toggle("al-on", view.word === number);
      button.setAttribute("aria-pressed", String(this.chosen.word === number));
    });
    this.paint(atoms);
    this.number(view);
    if (this.grain === "sentence") {
      this.sentenceButtons.forEach((button, number) =>
        button.classList.toggle("al-on", view.sentence === number));
    } else {
      const column = this.grain === "atom" ? view.atom : view.motif;
      for (const [key, node] of this.heads)
        node.classList.toggle("al-on", key === `r${view.word}` || key === `c${column}`);
      for (const [key, node] of this.cells)
        node.classList.toggle("al-on", key === `${view.word},${column}`);
    }
    this.said.textContent = this.sentence(view);
  }

  paint(strength) {
    const { atoms, bonds, colours } = this.data;
    const fill = (share) => mix(colours.surface, colours.highlight, share);
    const drawn = strength.map((share) => share >= FAINTEST);
    const lines = bonds.filter(([a, b]) => drawn[a] && drawn[b]).map(([a, b]) => make("svg:line", {
      x1: atoms[a].x, y1: atoms[a].y, x2: atoms[b].x, y2: atoms[b].y, "stroke-width": 20,
      "stroke-linecap": "round", stroke: fill((strength[a] + strength[b]) / 2) }));
    const circles = strength.flatMap((share, atom) => (drawn[atom] ? [make("svg:circle", {
      cx: atoms[atom].x, cy: atoms[atom].y, r: 14, fill: fill(share), "data-lit": atom })] : []));
    this.ground.replaceChildren(...lines, ...circles);
  }

  // The number of a motif stands at its middle while it is spoken of, as in the plan's columns.
  number(view) {
    const { atoms, motifs, share } = this.data;
    let named = view.atom !== undefined ? this.motifsOf(view.atom) : [];
    if (view.motif !== undefined) named = [view.motif];
    else if (view.word !== undefined && view.atom === undefined)
      named = motifs.map((_, number) => number).filter((number) => share[view.word][number] >= 0.2);
    this.badges.replaceChildren(...named.map((number) => {
      const own = motifs[number].atoms.map((atom) => atoms[atom]);
      const middle = (key) => own.reduce((sum, atom) => sum + atom[key], 0) / own.length;
      return make("svg:text", { class: "al-badge", x: middle("x"), y: middle("y") + 5,
        "text-anchor": "middle" }, [String(number + 1)]);
    }));
  }

  sentence(view) {
    const { data } = this;
    const word = view.word === undefined ? "" : `“${data.words[view.word].text}”`;
    if (view.sentence !== undefined) {
      const cosine = data.sentences[view.sentence].cosine.toFixed(3).replace("-", "−");
      return `This sentence alone has the cosine similarity ${cosine} with the molecule; coloured `
        + "are the atoms its words point at together.";
    }
    if (view.word !== undefined && view.motif !== undefined) {
      const lift = data.lift[view.word][view.motif];
      return `${word} gives ${percent(data.share[view.word][view.motif])} of its weight to `
        + `${this.motifName(view.motif)}, ${lift.toFixed(1)} × an even spread.`;
    }
    if (view.word !== undefined && view.atom !== undefined)
      return `${word} gives ${percent(data.spread[view.word][view.atom])} of its weight to `
        + `${this.atomName(view.atom)}.`;
    if (view.word !== undefined) {
      const [best] = data.motifs.map((_, number) => number)
        .sort((a, b) => data.lift[view.word][b] - data.lift[view.word][a]);
      return `${word} gives ${percent(data.share[view.word][best])} of its weight to `
        + `${this.motifName(best)}, ${data.lift[view.word][best].toFixed(1)} × an even spread.`;
    }
    const motifs = view.motif !== undefined ? [view.motif] : this.motifsOf(view.atom);
    const words = data.words.map((_, number) => number)
      .map((number) => [number, largest(motifs.map((motif) => data.lift[number][motif]))])
      .filter(([, lift]) => lift > 1).sort((a, b) => b[1] - a[1]).slice(0, 3)
      .map(([number]) => `“${data.words[number].text}”`);
    const told = view.atom !== undefined ? this.atomName(view.atom) : this.motifName(motifs[0]);
    const named = words.length ? `named most by ${words.join(", ")}` : "named by no word in particular";
    return `${told[0].toUpperCase()}${told.slice(1)}: ${named}.`;
  }
}
