import SocialText
import Testing

@testable import Core

/// Which publications an audit takes for one that was there before.
@Suite struct PublicationSeriesTests {
  /// What records say, in their order: a kind, an occurrence, a day; and which of them repeat an earlier one.
  typealias Event = (kind: RecordKind, occurrence: String?, day: Int)

  @Test(
    arguments: [
      // Occurrences of one series.
      ([(.published, "2026-12-01", 1), (.published, "2026-12-08", 8)], []),
      ([(.handedOff, "2026-12-01", 1), (.handedOff, "2026-12-08", 1), (.published, "2026-12-01", 1)], []),
      // The same one twice, also with another between them.
      ([(.published, "2026-12-01", 1), (.published, "2026-12-01", 1)], [1]),
      ([(.published, "2026-12-01", 1), (.published, "2026-12-08", 8), (.published, "2026-12-01", 8)], [2]),
      // Before the post repeated: all up to that day.
      ([(.published, nil, 8), (.published, "2026-12-08", 9)], [1]),
      ([(.published, nil, 8), (.published, "2026-12-09", 9)], []),
      // After it did not any more.
      ([(.published, "2026-12-08", 8), (.published, nil, 9)], [1]),
      ([(.published, nil, 8), (.published, nil, 9)], [1]),
      // Taken down in between; only that of its own occurrence is.
      ([(.published, "2026-12-08", 8), (.retracted, "2026-12-08", 8), (.published, "2026-12-08", 9)], []),
      ([(.published, "2026-12-08", 8), (.retracted, "2026-12-01", 8), (.published, "2026-12-08", 9)], [2]),
      ([(.published, "2026-12-08", 8), (.retracted, nil, 8), (.published, "2026-12-08", 9)], []),
    ] as [([Event], [Int])])
  func whatRepeatsAnEarlierOne(events: [Event], repeated: [Int]) throws {
    var book = RecordBook()
    var (publications, retractions) = ([Publication](), [LedgerRecord]())
    for event in events {
      let at = moment("2026-12-01T08:00:00Z") + Int64(event.day - 1) * 86_400
      let delivery = Delivery(
        post: "markt", channel: "x", occurrence: event.occurrence, network: .x, account: "@acme", at: at)
      let entry = book.add(event.kind, by: "ana", [.delivery(delivery)], time: at)
      if event.kind == .retracted {
        retractions.append(entry)
      } else {
        publications.append(Publication(entry: entry, delivery: delivery, addedAt: at))
      }
    }
    let berlin = try #require(Zone(identifier: "Europe/Berlin"))
    let series = PublicationSeries(publications, retractions: retractions, in: book.contents, zone: berlin)
    #expect(Set(series.repeated.keys) == Set(repeated.map { book.records[$0].id }))
  }
}
