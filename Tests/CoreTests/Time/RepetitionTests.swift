import Testing

@testable import Core

@Suite struct RepetitionTests {
  /// A rule, its first day, and the days that it has.
  private static let rules: [(rule: String, start: String, days: [String])] = [
    ("FREQ=DAILY", "2026-12-30", ["2026-12-30", "2026-12-31", "2027-01-01"]),
    ("FREQ=DAILY;INTERVAL=30", "2027-02-01", ["2027-02-01", "2027-03-03", "2027-04-02"]),
    ("FREQ=DAILY;BYDAY=MO,FR", "2026-12-04", ["2026-12-04", "2026-12-07", "2026-12-11"]),
    // From Tuesday on, each third day, of which Mondays are wanted.
    ("FREQ=DAILY;INTERVAL=3;BYDAY=MO", "2026-12-07", ["2026-12-07", "2026-12-28", "2027-01-18"]),
    ("FREQ=DAILY;BYMONTHDAY=-1", "2027-01-31", ["2027-01-31", "2027-02-28", "2027-03-31"]),
    ("FREQ=DAILY;BYDAY=FR;BYMONTHDAY=13", "2026-11-13", ["2026-11-13", "2027-08-13", "2028-10-13"]),
    ("FREQ=WEEKLY", "2026-12-01", ["2026-12-01", "2026-12-08", "2026-12-15"]),
    ("FREQ=WEEKLY;INTERVAL=4", "2026-12-01", ["2026-12-01", "2026-12-29", "2027-01-26"]),
    ("FREQ=WEEKLY;BYDAY=MO,TH", "2026-12-03", ["2026-12-03", "2026-12-07", "2026-12-10"]),
    // Weeks begin on Monday: Sunday is the last day of the first one.
    ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU", "2026-12-01", ["2026-12-01", "2026-12-06", "2026-12-15", "2026-12-20"]),
    ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU", "2026-12-06", ["2026-12-06", "2026-12-15", "2026-12-20"]),
    ("FREQ=MONTHLY", "2026-12-15", ["2026-12-15", "2027-01-15", "2027-02-15"]),
    // A month without the day is passed over.
    ("FREQ=MONTHLY", "2026-12-31", ["2026-12-31", "2027-01-31", "2027-03-31", "2027-05-31"]),
    ("FREQ=MONTHLY", "2024-02-29", ["2024-02-29", "2024-03-29", "2024-04-29"]),
    ("FREQ=MONTHLY;INTERVAL=12", "2024-02-29", ["2024-02-29", "2028-02-29", "2032-02-29"]),
    ("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=1", "2026-12-01", ["2026-12-01", "2027-03-01", "2027-06-01"]),
    ("FREQ=MONTHLY;BYMONTHDAY=-1", "2027-01-31", ["2027-01-31", "2027-02-28", "2027-03-31"]),
    ("FREQ=MONTHLY;BYMONTHDAY=-1,1,15", "2027-02-15", ["2027-02-15", "2027-02-28", "2027-03-01", "2027-03-15"]),
    // In February 28 and -1 are one day.
    ("FREQ=MONTHLY;BYMONTHDAY=-1,28", "2027-02-28", ["2027-02-28", "2027-03-28", "2027-03-31"]),
    ("FREQ=MONTHLY;BYDAY=1MO", "2026-12-07", ["2026-12-07", "2027-01-04", "2027-02-01"]),
    ("FREQ=MONTHLY;BYDAY=-1FR", "2026-12-25", ["2026-12-25", "2027-01-29", "2027-02-26"]),
    ("FREQ=MONTHLY;BYDAY=5TU", "2026-12-29", ["2026-12-29", "2027-03-30", "2027-06-29"]),
    ("FREQ=MONTHLY;BYDAY=-5TU", "2026-12-01", ["2026-12-01", "2027-03-02", "2027-06-01"]),
    ("FREQ=MONTHLY;BYDAY=MO", "2026-12-28", ["2026-12-28", "2027-01-04", "2027-01-11"]),
    ("FREQ=MONTHLY;BYDAY=1MO,3MO", "2026-12-07", ["2026-12-07", "2026-12-21", "2027-01-04"]),
    ("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "2026-11-13", ["2026-11-13", "2027-08-13", "2028-10-13"]),
    ("FREQ=MONTHLY;BYDAY=1SU;BYMONTHDAY=7", "2027-02-07", ["2027-02-07", "2027-03-07", "2027-11-07"]),
    // A month that has both: each Monday, and the first Tuesday.
    ("FREQ=MONTHLY;BYDAY=MO,1TU", "2026-12-01", ["2026-12-01", "2026-12-07", "2026-12-14", "2026-12-21"]),
  ]

  private static func number(_ text: String) throws -> Int {
    let day = try #require(CivilDate(written: text))
    return CivilDate.dayNumber(year: day.year, month: day.month, day: day.day)
  }

  private static func days(_ numbers: [Int]) -> [String] { numbers.map { CivilDate(dayNumber: $0).text } }

  @Test(arguments: rules)
  func daysOfRules(rule: String, start: String, days: [String]) throws {
    let repetition = Repetition(try #require(RecurrenceRule(text: rule)), .times(days.count))
    let found = repetition.days(from: try Self.number(start))
    #expect(Self.days(found.days) == days)
    #expect(found.excess == nil)
    // The same ones, if the last of them is the end.
    let until = Repetition(repetition.rule, .until(try #require(CivilDate(written: days.last ?? ""))))
    #expect(until.days(from: try Self.number(start)) == found)
  }

  @Test(arguments: [
    "FREQ=DAILY", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR", "FREQ=MONTHLY;BYDAY=-1MO,1MO,TU;BYMONTHDAY=-1,13",
  ])
  func textsComeBack(text: String) { #expect(RecurrenceRule(text: text)?.text == text) }

  @Test(arguments: [
    "", "FREQ=YEARLY", "freq=daily", "INTERVAL=2", "FREQ=DAILY;INTERVAL=1", "FREQ=DAILY;INTERVAL=0",
    "FREQ=DAILY;INTERVAL=-1", "FREQ=DAILY;INTERVAL=1001", "FREQ=DAILY;COUNT=2", "FREQ=DAILY;BYDAY=1MO",
    "FREQ=WEEKLY;BYMONTHDAY=1", "FREQ=WEEKLY;BYDAY=FR,MO", "FREQ=MONTHLY;BYDAY=0MO", "FREQ=MONTHLY;BYDAY=6MO",
    "FREQ=MONTHLY;BYMONTHDAY=32", "FREQ=MONTHLY;BYDAY=+1MO", "BYDAY=MO;FREQ=WEEKLY", "FREQ=DAILY;",
    "FREQ=WEEKLY;BYDAY=MO,MO", "FREQ=WEEKLY;BYDAY=XX", "FREQ=MONTHLY;BYMONTHDAY=0", "FREQ=MONTHLY;BYDAY=",
  ])
  func otherTexts(text: String) { #expect(RecurrenceRule(text: text) == nil) }

  @Test func exceptedDaysCount() throws {
    let except = try ["2026-12-08", "2026-12-09", "2027-01-05"].map { try #require(CivilDate(written: $0)) }
    let repetition = Repetition(RecurrenceRule(.weekly), .times(4), except: except)
    let found = repetition.days(from: try Self.number("2026-12-01"))
    #expect(Self.days(found.days) == ["2026-12-01", "2026-12-15", "2026-12-22"])
    #expect(Self.days(found.excepted) == ["2026-12-08"])
  }

  @Test func skippedDaysDoNot() throws {
    let skipped = try Self.number("2026-12-08")
    let repetition = Repetition(RecurrenceRule(.weekly), .times(3))
    let found = repetition.days(from: try Self.number("2026-12-01")) { $0 == skipped }
    #expect(Self.days(found.days) == ["2026-12-01", "2026-12-15", "2026-12-22"])
    #expect(found.skipped == [skipped])
  }

  @Test(arguments: [
    ("FREQ=DAILY", "2028-01-04", 400, nil), ("FREQ=DAILY", "2028-01-05", 400, Repetition.Excess.tooMany),
    ("FREQ=DAILY", "9999-12-31", 400, .tooMany), ("FREQ=MONTHLY;INTERVAL=1000", "9999-12-31", 2, .tooLong),
    ("FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=31", "2126-12-01", 100, nil), ("FREQ=DAILY", "2026-11-30", 0, nil),
  ])
  func ends(rule: String, until: String, count: Int, excess: Repetition.Excess?) throws {
    let end = try #require(CivilDate(written: until))
    let first = try Self.number(rule.contains("31") ? "2026-12-31" : "2026-12-01")
    let found = Repetition(try #require(RecurrenceRule(text: rule)), .until(end)).days(from: first)
    #expect(found.days.count == count && found.excess == excess)
  }

  /// A rule whose next day never comes ends, too, and without much work.
  @Test(arguments: [
    ("FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=30", "2027-01-30", 101, Repetition.Excess.tooLong),
    ("FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=30", "2027-02-28", 0, .tooLong),
    ("FREQ=DAILY;INTERVAL=1000", "2026-12-01", 37, .tooLong), ("FREQ=DAILY", "9999-12-30", 2, .tooLong),
    ("FREQ=MONTHLY", "2026-12-01", 400, nil),
  ])
  func counts(rule: String, start: String, count: Int, excess: Repetition.Excess?) throws {
    let found = Repetition(try #require(RecurrenceRule(text: rule)), .times(400)).days(from: try Self.number(start))
    #expect(found.days.count == count && found.excess == excess)
  }
}
