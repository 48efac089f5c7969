/// A checkpoint of eight leaves, signed and cosigned by another implementation (aics-tlog), with its keys: the secrets are the
/// bytes 0, 1, 2 … 31, and 100, 101 … 131.
enum CheckpointSamples {
  static let origin = "acme.example/ledger"
  static let secret = "PRIVATE+KEY+acme.example/ledger+b6fbc21e+AQABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f"
  static let key = "acme.example/ledger+b6fbc21e+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4"
  static let text = "acme.example/ledger\n8\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=\n"
  static let line =
    "— acme.example/ledger tvvCHkoyWDfg9o6W+JhkE91nuPY5mmCHS4/vq9kD8cT73tHce0A2nkuM2MrOpFoqc496f7bHGj5UZKjeVGFugJCPdwY=\n"
  static let witness = "witness.example/w1+09dcf0bd+BAu8NGpXZnw4ASC9nH/X5R0sX9/qN80vW/QFssa/by14"
  /// The key of the witness as one of notes.
  static let otherLog = "witness.example/w1+bc685db9+AQu8NGpXZnw4ASC9nH/X5R0sX9/qN80vW/QFssa/by14"
  static let witnessLine =
    "— witness.example/w1 CdzwvQAAAABrBA6g6mTpsT00QOn63p+ev5tqN9jUMn5jFmgv8JHWDKdvdSiIUZWGgMg8l6uZyr1/JroyrbQWaWuG21VqReF/8hB8Dg==\n"
}
