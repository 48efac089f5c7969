import Foundation
import SocialText
import TestSupport
import Testing

@testable import Core

/// Posts that are moved, renamed, and made to repeat or not, while a sender takes what is due.
@Suite struct SeriesSendingTests {
  private static let isLong = ProcessInfo.processInfo.environment["STET_TESTS"] == "long"
  private static let zone = Zone(identifier: "Europe/Berlin") ?? .utc
  private static let first = CivilDate.dayNumber(year: 2026, month: 12, day: 1)
  private static let days = 18

  /// What the file of the post says on some day.
  private struct Version {
    var path = "posts/a.md"
    /// The name of its channel, which is of one account.
    var channel = "x"
    var rule: RecurrenceRule?
    var day: Int
    var hour: Int
    var except: [CivilDate] = []
    var moved: [CivilDate: LocalTime] = [:]

    var schedule: Schedule {
      let start = LocalTime(clockSeconds: Int64(first + day) * 86_400 + Int64(hour) * 3_600)
      let at = zone.moments(of: start).first ?? Timestamp(seconds: start.clockSeconds)
      let series = rule.map {
        Series(Repetition($0, .times(12), except: except, moved: moved), from: start, first: at, in: zone)
      }
      return Schedule(at: at, zone: zone, series: series)
    }

    /// Changes the file, as people do.
    mutating func edit(on today: Int, _ random: inout SeededGenerator) {
      switch Int.random(in: 0..<9, using: &random) {
      case 0, 1: hour = Int.random(in: 1...20, using: &random)
      case 2: path = "posts/\(Int.random(in: 0...9, using: &random)).md"
      case 3: channel = channel == "x" ? "kurz" : "x"
      case 4: rule = nil
      case 5: (except, moved) = ([], [:])
      case 6: except.append(CivilDate(dayNumber: first + today + Int.random(in: -2...3, using: &random)))
      case 7:
        let own = first + today + Int.random(in: -3...3, using: &random)
        let new = Int64(own + Int.random(in: -1...2, using: &random)) * 86_400
        moved[CivilDate(dayNumber: own)] = LocalTime(
          clockSeconds: new + 3_600 * Int64.random(in: 1...20, using: &random))
      default:
        let rules = [
          RecurrenceRule(.daily), RecurrenceRule(.daily, interval: 2), RecurrenceRule(.weekly, weekdays: []),
        ]
        rule = rules.randomElement(using: &random)
      }
      // Now and then it begins on another day, also on one that is over.
      if Int.random(in: 0..<4, using: &random) == 0 { day = max(0, today + Int.random(in: -3...2, using: &random)) }
    }
  }

  /// A sender that takes what is due, and now and then an occurrence ahead of its time; some of its sendings fail.
  private struct Sender {
    var book = RecordBook()
    /// How often it went out, by day.
    var sent: [CivilDate: Int] = [:]
    private var failed: [LedgerRecord] = []

    mutating func look(_ version: Version, at now: Timestamp, _ random: inout SeededGenerator) throws {
      var channel = Channel(version.channel, on: .x, account: "@acme")
      channel.grace = 7_200
      let configuration = try Team.configuration(
        rules: [ApprovalRule(name: "none", approvals: 0, from: [])], channels: [channel])
      var post = Posts.post("markt", [Posts.channel(channel, schedule: version.schedule)])
      post.path = version.path
      let branch = PublishQueue.Branch(queue: configuration.queues[0], commit: "c0", posts: [post])
      let queue = PublishQueue(branches: [branch], decisions: book.decisions(configuration), now: now)
      let isEarly = Int.random(in: 0..<12, using: &random) == 0
      for entry in queue.entries {
        let isAhead = isEarly && entry.state == .scheduled && entry.occurrence != nil
        guard entry.state == .due || isAhead else { continue }
        send(entry, at: now, &random)
        if isAhead { break }
      }
    }

    private mutating func send(_ entry: QueueEntry, at now: Timestamp, _ random: inout SeededGenerator) {
      let isAhead = entry.channel.schedule.at.map { $0 > now } ?? false
      let delivery = Delivery(
        post: "markt", channel: entry.channelName, occurrence: entry.occurrence?.text, network: .x, account: "@acme",
        slot: isAhead ? entry.channel.schedule.at : nil, at: now)
      book.add(.handedOff, by: "dana", [.delivery(delivery)], time: now)
      guard entry.state != .due || Int.random(in: 0..<5, using: &random) > 0 else {
        failed.append(book.add(.failed, by: "dana", [.delivery(delivery)], time: now))
        return
      }
      let at = max(now, entry.channel.schedule.at ?? now)
      sent[zone.local(at).date, default: 0] += 1
      if entry.state == .due { book.add(.published, by: "dana", [.delivery(delivery)], time: now) }
    }

    /// Lets what failed go out again, by a person who looked.
    mutating func resolve() {
      let records = book.records.filter { entry in
        failed.contains { $0.id == entry.id }
          || entry.record.kind == .handedOff && failed.contains { $0.record.subjects == entry.record.subjects }
      }
      if !records.isEmpty { book.add(.resolve, by: "ben", targets: records) }
      failed = []
    }
  }

  @Test func nothingIsSentTwiceOnOneDay() throws {
    var total = 0
    for seed in 0..<UInt64(Self.isLong ? 1_500 : 40) {
      var random = SeededGenerator(seed: seed)
      var version = Version(rule: RecurrenceRule(.daily), day: 0, hour: 9)
      var sender = Sender()
      for day in 0..<Self.days {
        for hour in Set((0..<6).map { _ in Int.random(in: 0...23, using: &random) }).sorted() {
          if Int.random(in: 0..<5, using: &random) == 0 { version.edit(on: day, &random) }
          if Int.random(in: 0..<6, using: &random) == 0 { sender.resolve() }
          let clock = LocalTime(clockSeconds: Int64(Self.first + day) * 86_400 + Int64(hour) * 3_600 + 600)
          try sender.look(version, at: try #require(Self.zone.moments(of: clock).first), &random)
        }
      }
      let twice = sender.sent.filter { $0.value > 1 }.keys.map(\.text).sorted()
      guard twice.isEmpty else {
        Issue.record("seed \(seed): twice on \(twice)")
        return
      }
      total += sender.sent.count
    }
    #expect(total > 150)
  }
}
