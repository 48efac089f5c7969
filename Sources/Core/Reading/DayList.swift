/// A list of days in a file of the repository: one a line, as `2026-12-25`; what follows `#` is a remark.
package struct DayList: Sendable {
  package private(set) var days: Set<CivilDate> = []
  /// The lines that are no day, by their numbers from 1.
  package private(set) var badLines: [(number: Int, text: String)] = []

  package init(_ text: String) {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() {
      let words = line.prefix { $0 != "#" }.split(whereSeparator: \.isWhitespace)
      guard let first = words.first else { continue }
      if words.count == 1, let day = CivilDate(written: String(first)) {
        days.insert(day)
      } else {
        badLines.append((index + 1, words.joined(separator: " ")))
      }
    }
  }
}

extension Configuration {
  /// The files of the repository that decide with it, each once for each time that it is named: word lists, which raise
  /// flags, and lists of days without slots.
  package var decidingFiles: [String] { lint.wordlists.map(\.file) + dayLists }

  /// The lists of days without slots that channels name.
  package var dayLists: [String] { channels.flatMap { $0.except.files.map(\.path) } }

  /// Adds the days of the lists that channels name.
  ///
  /// - Parameter texts: the texts of the lists that could be read, by path.
  package mutating func readDayLists(_ texts: [String: String]) {
    guard !dayLists.isEmpty else { return }
    let lists = texts.filter { dayLists.contains($0.key) }.mapValues { DayList($0).days }
    for place in channels.indices {
      for file in channels[place].except.files { channels[place].except.days.formUnion(lists[file.path] ?? []) }
    }
  }
}
