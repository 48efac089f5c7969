import Testing

@testable import Core
@testable import Reporting

@Suite struct RepetitionWordsTests {
  @Test(arguments: [
    ("FREQ=DAILY", "every day"), ("FREQ=DAILY;INTERVAL=2", "every 2 days"), ("FREQ=WEEKLY", "every week"),
    ("FREQ=WEEKLY;INTERVAL=4", "every 4 weeks"), ("FREQ=WEEKLY;BYDAY=MO,TH", "every week on Monday and Thursday"),
    ("FREQ=DAILY;BYDAY=MO,TU", "every day if it is a Monday or Tuesday"),
    ("FREQ=DAILY;BYDAY=FR;BYMONTHDAY=13", "every day if it is a Friday and the 13th"), ("FREQ=MONTHLY", "every month"),
    ("FREQ=MONTHLY;BYDAY=1MO", "on the first Monday of every month"),
    ("FREQ=MONTHLY;INTERVAL=2;BYDAY=MO,-1FR", "on Monday and the last Friday of every 2 months"),
    ("FREQ=MONTHLY;BYDAY=-2FR", "on the second Friday from the end of every month"),
    ("FREQ=MONTHLY;BYMONTHDAY=-1,1,22", "on the 1st, the 22nd and the last day of every month"),
    ("FREQ=MONTHLY;BYMONTHDAY=-3,11,13", "on the 11th, the 13th and the 3rd day from the end of every month"),
    ("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "on the 13th of every month, if it is Friday"),
  ]) func rules(rule: String, words: String) throws {
    let repetition = Repetition(try #require(RecurrenceRule(text: rule)), .times(6))
    #expect(RepetitionWords.text(repetition) == words + ", 6 times")
  }

  @Test func ends() throws {
    let rule = RecurrenceRule(.weekly, interval: 4)
    let days = try ["2026-12-29", "2027-01-26", "2027-02-23", "2027-03-23", "2027-04-20"].map {
      try #require(CivilDate(written: $0))
    }
    #expect(RepetitionWords.text(Repetition(rule, .times(1))) == "every 4 weeks, 1 time")
    #expect(RepetitionWords.text(Repetition(rule, .until(days[4]))) == "every 4 weeks, until Tue 20 Apr 2027")
    #expect(
      RepetitionWords.text(Repetition(rule, .times(6), except: Array(days[...1])))
        == "every 4 weeks, 6 times, except Tue 29 Dec 2026 and Tue 26 Jan 2027")
    #expect(
      RepetitionWords.text(Repetition(rule, .times(6), except: days)) == "every 4 weeks, 6 times, except 5 days")
  }
}
