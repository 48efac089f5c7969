import Content
import Validation

extension CountReport {
  /// For people at a terminal: the answer first, then what counted specially.
  package func text(style: TextStyle) -> String {
    let length = style.paint(CountMessages.length(verdict, count), isValid ? .ok : .error)
    let problems = verdict.problems.compactMap(CountMessages.problem).map { style.paint($0, .error) }
    let doubt = doubts.map { style.paint($0, .warning) }
    let rule = CountMessages.rule(verdict.unit).map { [style.paint($0, .dim)] } ?? []
    let lines = ["\(style.paint(network.displayName, .bold)): \(length)"] + problems + doubt + rule
    let special = specialLines(style)
    return (lines + (special.isEmpty ? [] : [""] + special)).joined(separator: "\n") + "\n"
  }

  /// Why a text that is not certain to be too long may be.
  private var doubts: [String] {
    guard isValid, verdict.mayBeTooLong, let limit = verdict.limit else { return [] }
    let isEscaped = verdict.length.upperBound <= limit
    return [isEscaped ? CountMessages.escaped(count.escaped, limit: limit) : CountMessages.mayBeTooLong]
  }

  private func specialLines(_ style: TextStyle) -> [String] {
    let scalars = Array(text.unicodeScalars)
    var columns = TextColumns(style: style)
    let kinds: [(String, [Range<Int>])] = [
      (CountMessages.url, count.urls), (CountMessages.mention, count.mentions), (CountMessages.hashtag, count.hashtags),
      (CountMessages.cashtag, count.cashtags), (CountMessages.emoji, count.emoji),
    ]
    for (kind, ranges) in kinds {
      let written = CountReport.distinct(ranges.map { Array(scalars[$0]) })
      for (scalars, times) in written.prefix(Self.shown) {
        let notes = [note(kind, scalars), CountMessages.times(times)].compactMap { $0 }.joined(separator: ", ")
        columns.append([(kind, .dim), (Self.shown(scalars), nil), (notes, .dim)])
      }
      if written.count > Self.shown {
        columns.append([(kind, .dim), (CountMessages.more(written.count - Self.shown), nil)])
      }
    }
    return columns.lines()
  }

  /// Each of `texts` once, in the order of its first, with how often it is there.
  private static func distinct(_ texts: [[Unicode.Scalar]]) -> [(scalars: [Unicode.Scalar], times: Int)] {
    var places: [[Unicode.Scalar]: Int] = [:]
    var found: [(scalars: [Unicode.Scalar], times: Int)] = []
    for text in texts {
      if let place = places[text] {
        found[place].times += 1
      } else {
        places[text] = found.count
        found.append((text, 1))
      }
    }
    return found
  }

  /// How many of a kind are listed.
  private static let shown = 12

  private static func shown(_ scalars: [Unicode.Scalar]) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars.prefix(60))
    return TerminalText.oneLine(String(text)) + (scalars.count > 60 ? "…" : "")
  }

  /// What an address or a mention counts, where that is not what is written.
  private func note(_ kind: String, _ written: [Unicode.Scalar]) -> String? {
    switch (verdict.unit, kind) {
    case (.weighted, CountMessages.url), (.mastodon, CountMessages.url):
      return CountMessages.counts(23, insteadOf: written.count)
    case (.weighted, CountMessages.emoji) where written.count > 1:
      return CountMessages.counts(2, insteadOf: written.count)
    case (.mastodon, CountMessages.mention):
      guard let server = written.dropFirst().firstIndex(of: "@") else { return nil }
      return CountMessages.counts(server, insteadOf: written.count)
    default: return nil
    }
  }
}
