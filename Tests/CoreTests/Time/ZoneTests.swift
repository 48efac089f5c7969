import Testing
@testable import Core

@Suite struct ZoneTests {
  /// A time on the clock, a zone, and the moments at which its clocks show that time; `nil` in a gap.
  private static let resolutions: [(String, String, [String]?)] = [
    ("2026-12-01T09:00", "Europe/Berlin", ["2026-12-01T08:00:00Z"]),
    ("2026-07-01T09:00", "Europe/Berlin", ["2026-07-01T07:00:00Z"]),
    ("2026-03-29T01:59:59", "Europe/Berlin", ["2026-03-29T00:59:59Z"]),
    ("2026-03-29T02:00", "Europe/Berlin", nil),
    ("2026-03-29T02:59:59", "Europe/Berlin", nil),
    ("2026-03-29T03:00", "Europe/Berlin", ["2026-03-29T01:00:00Z"]),
    ("2026-10-25T01:59:59", "Europe/Berlin", ["2026-10-24T23:59:59Z"]),
    ("2026-10-25T02:00", "Europe/Berlin", ["2026-10-25T00:00:00Z", "2026-10-25T01:00:00Z"]),
    ("2026-10-25T02:59:59", "Europe/Berlin", ["2026-10-25T00:59:59Z", "2026-10-25T01:59:59Z"]),
    ("2026-10-25T03:00", "Europe/Berlin", ["2026-10-25T02:00:00Z"]),
    ("2026-10-25T02:30+02:00", "Europe/Berlin", ["2026-10-25T00:30:00Z"]),
    ("2026-10-04T02:00", "Australia/Lord_Howe", nil),
    ("2026-10-04T02:29:59", "Australia/Lord_Howe", nil),
    ("2026-10-04T02:30", "Australia/Lord_Howe", ["2026-10-03T15:30:00Z"]),
    ("2026-04-05T01:29:59", "Australia/Lord_Howe", ["2026-04-04T14:29:59Z"]),
    ("2026-04-05T01:30", "Australia/Lord_Howe", ["2026-04-04T14:30:00Z", "2026-04-04T15:00:00Z"]),
    ("2026-04-05T02:00", "Australia/Lord_Howe", ["2026-04-04T15:30:00Z"]),
    ("2011-12-30T12:00", "Pacific/Apia", nil),
    ("2011-12-29T23:59", "Pacific/Apia", ["2011-12-30T09:59:00Z"]),
    ("2011-12-31T00:00", "Pacific/Apia", ["2011-12-30T10:00:00Z"]),
    ("2050-07-01T09:00", "Europe/Berlin", ["2050-07-01T07:00:00Z"]),
    ("2026-12-01T09:00", "Pacific/Kiritimati", ["2026-11-30T19:00:00Z"]),
    ("2026-12-01T09:00", "Pacific/Pago_Pago", ["2026-12-01T20:00:00Z"]),
    ("2026-12-01T09:00", "UTC", ["2026-12-01T09:00:00Z"]),
  ]

  private static func resolved(_ text: String, _ zone: String) throws -> [String]? {
    switch try #require(WrittenTime(text)).resolved(in: #require(Zone(identifier: zone))) {
    case .moment(let moment): [moment.rfc3339]
    case .gap: nil
    case .overlap(let first, let second): [first.rfc3339, second.rfc3339]
    }
  }

  @Test(arguments: resolutions)
  func resolution(text: String, zone: String, moments: [String]?) throws {
    #expect(try Self.resolved(text, zone) == moments)
  }

  @Test func everyHourOfAYearComesBack() throws {
    for identifier in [
      "Europe/Berlin", "Australia/Lord_Howe", "America/St_Johns", "Asia/Kathmandu", "Africa/Casablanca",
    ] {
      let zone = try #require(Zone(identifier: identifier))
      for hour in 0..<8_784 {
        let moment = Timestamp(seconds: 1_767_225_600 + Int64(hour) * 3_600)
        #expect(zone.moments(of: zone.local(moment)).contains(moment), "\(identifier) \(moment)")
        #expect(Timestamp(rfc3339: moment.rfc3339(in: zone)) == moment)
      }
    }
  }

  @Test(arguments: [
    "CET", "GMT+2", "UTC+1", "Europe/Atlantis", "europe/berlin", "", "Berlin", "+01:00", "Europe/Berlin ",
  ])
  func unknown(name: String) {
    #expect(Zone(identifier: name) == nil)
  }

  @Test func offsets() throws {
    let moment = Timestamp(seconds: 1_796_115_600)
    #expect(moment.rfc3339(in: .utc) == "2026-12-01T09:00:00Z")
    #expect(try moment.rfc3339(in: #require(Zone(identifier: "Europe/Berlin"))) == "2026-12-01T10:00:00+01:00")
    #expect(try moment.rfc3339(in: #require(Zone(identifier: "America/St_Johns"))) == "2026-12-01T05:30:00-03:30")
  }
}
