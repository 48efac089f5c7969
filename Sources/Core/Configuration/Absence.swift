/// Days on which a person is away, on the clock of `timezone`.
package struct Absence: Sendable, Hashable {
  package var first: CivilDate
  /// The last day of it, itself included.
  package var last: CivilDate

  package init(from first: CivilDate, to last: CivilDate) { (self.first, self.last) = (first, last) }

  /// How many a person may have.
  static let most = 100

  /// How it is written.
  static let rule = "`2026-12-21..2027-01-03`, both days included, or `2026-12-24` for one day"

  /// Reads `2026-12-21..2027-01-03` and `2026-12-24`; `nil` for any other text, and where it ends before it begins.
  init?(written text: String) {
    let bytes = Array(text.utf8)
    if let day = CivilDate(written: text) {
      self.init(from: day, to: day)
    } else if bytes.count == 22, bytes[10..<12].elementsEqual("..".utf8),
      let first = CivilDate(written: String(text.prefix(10))), let last = CivilDate(written: String(text.suffix(10))),
      first <= last
    {
      self.init(from: first, to: last)
    } else {
      return nil
    }
  }

  /// As it is written in `stet.yml`.
  package var text: String { first == last ? first.text : "\(first.text)..\(last.text)" }

  package func contains(_ day: CivilDate) -> Bool { first <= day && day <= last }
}

extension Sequence<Absence> {
  /// The same days in their order, with absences joined that overlap or follow each other.
  var joined: [Absence] {
    sorted { ($0.first, $0.last) < ($1.first, $1.last) }.reduce(into: []) { joined, next in
      if let end = joined.last?.last, next.first <= end.next {
        joined[joined.count - 1].last = Swift.max(end, next.last)
      } else {
        joined.append(next)
      }
    }
  }
}

extension Person {
  /// The absence that a day belongs to; `nil` where the person is here.
  package func absence(on day: CivilDate) -> Absence? { away.first { $0.contains(day) } }
}

/// A person who is away at present.
package struct AwayPerson: Sendable, Hashable {
  package var name: String
  /// The last day on which they are.
  package var until: CivilDate

  /// `cem (away until Sun 3 Jan 2027)`.
  package var told: String { "\(name) (away until \(until.spoken) \(until.year))" }
}

extension Configuration {
  /// Whether any person is away on some days.
  package var hasAbsences: Bool { people.contains { !$0.away.isEmpty } }

  /// Which of these people are away on a day.
  package func away(_ names: some Sequence<String>, on day: CivilDate) -> [AwayPerson] {
    names.compactMap { name in
      person(name)?.absence(on: day).map { AwayPerson(name: name, until: $0.last) }
    }
  }
}
