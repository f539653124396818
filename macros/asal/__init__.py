"""The origin of figures, as data: their calculation, and the cells and documents behind them."""
