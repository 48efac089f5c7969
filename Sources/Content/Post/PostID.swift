/// Makes ids for new posts.
package enum PostID {
  /// `2026-12-weihnachtsmarkt-im-hof` out of a title and the month that it is written in.
  package static func make(title: String, date: CivilDate) -> String {
    let month = String(date.text.prefix(7))
    let slug = slug(title)
    return slug.isEmpty ? month + "-post" : String("\(month)-\(slug)".prefix(80)).trimmingHyphens
  }

  /// A text in the letters that an id may have.
  package static func slug(_ title: String) -> String {
    let spelled = title.lowercased().map { spelling[$0] ?? String($0) }.joined()
    let words = spelled.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    return words.joined(separator: "-")
  }

  /// How German writes its letters in ASCII; and the accents that are common in names.
  private static let spelling: [Character: String] = [
    "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "é": "e", "è": "e", "ê": "e", "à": "a", "á": "a", "â": "a", "ç": "c",
    "ñ": "n", "ó": "o", "ô": "o", "ø": "o", "å": "a", "ı": "i", "ş": "s", "ğ": "g", "ł": "l", "*": "", "’": "", "'": "",
  ]
}

extension String {
  fileprivate var trimmingHyphens: String {
    var text = self[...]
    while text.hasSuffix("-") { text.removeLast() }
    return String(text)
  }
}
