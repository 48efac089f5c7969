import Testing
@testable import Core

@Suite struct CivilDateTests {
  private static let lastDay = CivilDate.dayNumber(year: 9999, month: 12, day: 31)

  @Test func roundTrip() {
    for day in stride(from: 0, through: Self.lastDay, by: 13) {
      let date = CivilDate(dayNumber: day)
      #expect(CivilDate.dayNumber(year: date.year, month: date.month, day: date.day) == day)
      #expect((1970...9999).contains(date.year))
    }
  }

  @Test func everyDayFollowsTheOneBefore() {
    var (year, month, day) = (1970, 1, 1)
    for number in 0..<(400 * 366) {
      #expect(CivilDate(dayNumber: number) == CivilDate(year: year, month: month, day: day))
      day += 1
      if day > Self.length(month, year) { (month, day) = (month + 1, 1) }
      if month > 12 { (year, month) = (year + 1, 1) }
    }
  }

  private static func length(_ month: Int, _ year: Int) -> Int {
    if month == 2 { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28 }
    return [4, 6, 9, 11].contains(month) ? 30 : 31
  }

  @Test func known() {
    #expect(CivilDate(dayNumber: 0).text == "1970-01-01")
    #expect(CivilDate(dayNumber: -1).text == "1969-12-31")
    #expect(CivilDate(dayNumber: 11_016).text == "2000-02-29")
    #expect(CivilDate(dayNumber: 20_788).text == "2026-12-01")
    #expect(Self.lastDay == 2_932_896)
  }

  @Test func weekdays() {
    #expect(Weekday(dayNumber: 0) == .thursday)
    #expect(Weekday(dayNumber: 20_788) == .tuesday)
    #expect(Weekday(dayNumber: -4) == .sunday)
    #expect(Weekday.allCases.map(\.shortName) == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"])
  }
}
