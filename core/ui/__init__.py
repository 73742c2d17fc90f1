"""The app: page frame, engine, search page. The only place in core that imports Streamlit."""
