"""From an address to its symbol: segments, codewords, modules, drawing. `qrcode` is the reference."""
