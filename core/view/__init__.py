"""Pictures and files as plain values: SVG, Plotly figures, CSV, SDF. No Streamlit, no torch."""
