extension PostTrace {
  /// The hashes that the post can be found by: of its id, its texts and their times, and the files that it names. Rules
  /// across posts compare only posts that share one of these.
  package var hashes: [UInt64] {
    var hashes = [StableHash.of(id)]
    for text in texts { text.forEachKey { hashes.append($0) } }
    for moment in moments { moment.forEachKey { hashes.append($1) } }
    return hashes + files
  }
}

extension TextTrace {
  /// Calls `body` with the keys of the text: the hash of its words, and one hash for each quarter of its sketch.
  func forEachKey(_ body: (UInt64) -> Void) {
    body(exact)
    guard let sketch else { return }
    for part in 0..<4 {
      var key = UInt64(part) &+ 1
      for member in 4 * part..<4 * part + 4 { key = (key ^ UInt64(sketch[member])) &* StableHash.prime }
      body(key)
    }
  }
}
