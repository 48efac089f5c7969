/// Splits German compounds that no dictionary has: `Standluftpumpe`, `emissionsfrei`.
struct GermanCompound {
  let knows: (String) -> Bool

  /// Whether the word is two or three known ones, joined as German joins them.
  ///
  /// The last part decides: a noun in a word with a capital, otherwise one of a few adjectives, since `nichtmehr` is no
  /// word.
  func isCompound(_ word: String, parts: Int = 3) -> Bool {
    let letters = Array(word)
    guard (7...40).contains(letters.count), let first = letters.first else { return false }
    if isVerb(word) || isGenitive(word) { return true }
    for place in 3...letters.count - 3 {
      let head = String(letters[..<place])
      let tail = String(letters[place...])
      guard isLong(head, tail), isTail(tail, isNoun: first.isUppercase, parts: parts) else { continue }
      if isHead(head) { return true }
    }
    return false
  }

  /// Short words occur in many others, so one of the two must be longer.
  private func isLong(_ head: String, _ tail: String) -> Bool {
    max(head.count, tail.count) >= 4 && (tail.count >= 4 || head.count >= 5) && (head.count >= 4 || tail.count >= 5)
  }

  private func isTail(_ tail: String, isNoun: Bool, parts: Int) -> Bool {
    guard isNoun else { return isAdjective(tail) }
    let noun = capitalised(tail)
    return knows(noun) && !knows(tail) || parts > 2 && isCompound(noun, parts: parts - 1)
  }

  /// `frei`, `freie`, `freien`.
  private func isAdjective(_ tail: String) -> Bool {
    let endings = ["", "e", "en", "er", "es", "em"]
    return Self.adjectives.contains { adjective in endings.contains { tail == adjective + $0 } }
  }

  /// A noun or another word, alone or with the sound that joins it to the next: `Weihnacht-s`, `Brems(e)`.
  func isHead(_ head: String) -> Bool {
    let noun = capitalised(head)
    if knows(noun) || knows(head.lowercased()) { return true }
    if noun.hasSuffix("s"), knows(String(noun.dropLast())) { return true }
    return knows(noun + "e") || knows(noun.lowercased() + "en")
  }

  /// `mitzählen`, `nachgepumpt`: a verb with a prefix that can stand apart.
  private func isVerb(_ word: String) -> Bool {
    Self.prefixes.contains { prefix in
      guard word.hasPrefix(prefix), word.hasSuffix("n") || word.hasSuffix("t") else { return false }
      let verb = String(word.dropFirst(prefix.count))
      return verb.count >= 5 && knows(verb)
    }
  }

  /// Of a verb that became a noun: `des Flickens`.
  private func isGenitive(_ word: String) -> Bool {
    word.hasSuffix("ens") && word.first?.isUppercase == true && knows(String(word.dropLast()))
  }

  private func capitalised(_ word: String) -> String { word.prefix(1).uppercased() + word.dropFirst() }

  private static let prefixes = [
    "ab", "an", "auf", "aus", "bei", "durch", "ein", "her", "hin", "los", "mit", "nach", "vor", "vorbei", "weg",
    "weiter", "wieder", "zurück", "zusammen",
  ]

  private static let adjectives = [
    "arm", "bar", "bereit", "bewusst", "dicht", "echt", "fähig", "farben", "farbig", "fest", "förmig", "frei",
    "freundlich", "gerecht", "haltig", "leicht", "los", "nah", "neutral", "pflichtig", "reich", "schonend", "sicher",
    "tauglich", "voll", "weit", "wert", "würdig",
  ]
}
