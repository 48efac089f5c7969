import Foundation
import TestSupport
import Testing

@testable import Core

/// Random rules, told here and by dateutil from PyPI.
@Suite struct RepetitionJudgeTests {
  private static let isLong = ProcessInfo.processInfo.environment["STET_TESTS"] == "long"

  /// A rule, and the days between which its days are listed.
  private struct Sample {
    var rule: RecurrenceRule
    var first: Int
    var last: Int
  }

  @Test(.enabled(if: isLong && PythonJudge.isThere, "needs STET_TESTS=long, and scripts/install-dependencies --tests"))
  func randomRules() throws {
    var random = SeededGenerator(seed: 5545)
    let samples = (0..<2_000).map { _ in Self.sample(&random) }
    let told = try Self.days(byDateutil: samples)
    try #require(told.count == samples.count)
    var days = 0
    for (sample, told) in zip(samples, told) {
      var own: [String] = []
      sample.rule.forEachDay(from: sample.first, to: sample.last) { day in
        own.append(CivilDate(dayNumber: day).text)
        return true
      }
      #expect(own == told, "\(sample.rule.text) from \(CivilDate(dayNumber: sample.first).text)")
      days += own.count
    }
    #expect(days > 100_000)
  }

  private static func sample(_ random: inout SeededGenerator) -> Sample {
    let frequency = RecurrenceRule.Frequency.allCases.randomElement(using: &random) ?? .daily
    var rule = RecurrenceRule(frequency, interval: Bool.random(using: &random) ? 1 : .random(in: 1...9, using: &random))
    let first = Int.random(in: 18_000..<30_000, using: &random)
    if Int.random(in: 0..<3, using: &random) > 0 {
      // dateutil wants a day to be both, where a rule has weekdays with and without numbers.
      let hasNumbers = frequency == .monthly && Bool.random(using: &random)
      let days = (0..<Int.random(in: 1...3, using: &random)).map { _ in
        let number = Int.random(in: 1...5, using: &random) * (Bool.random(using: &random) ? 1 : -1)
        return RecurrenceRule.NumberedWeekday(
          Weekday.allCases.randomElement(using: &random) ?? .monday, number: hasNumbers ? number : nil)
      }
      rule = RecurrenceRule(frequency, interval: rule.interval, weekdays: days)
    }
    if frequency != .weekly, Int.random(in: 0..<3, using: &random) == 0 {
      let days = (0..<Int.random(in: 1...4, using: &random)).map { _ in
        Int.random(in: 1...31, using: &random) * (Bool.random(using: &random) ? 1 : -1)
      }
      rule = RecurrenceRule(frequency, interval: rule.interval, weekdays: rule.weekdays, monthDays: days)
    }
    return Sample(rule: rule, first: first, last: first + .random(in: 0...4_000, using: &random))
  }

  // MARK: - dateutil

  private static func days(byDateutil samples: [Sample]) throws -> [[String]] {
    let lines = samples.map { sample in
      let days = [sample.first, sample.last].map { CivilDate(dayNumber: $0).text }
      return (days + [sample.rule.text]).joined(separator: " ")
    }
    return try PythonJudge("check-recurrences").answers(to: lines).map { $0.split(separator: " ").map(String.init) }
  }
}
