import Testing
@testable import Core

/// What a new time does to an approval: the whole table of `docs/ledger.md`.
@Suite struct ScheduleBindingTests {
  /// A change of the schedule, and whether `later`, `any` and `never` keep an approval.
  struct Change: CustomTestStringConvertible {
    let testDescription: String
    let from: Schedule
    let to: Schedule
    let later: Bool
    let any: Bool
    let never: Bool

    init(_ name: String, _ from: Schedule, _ to: Schedule, later: Bool, any: Bool = true, never: Bool = false) {
      testDescription = name
      self.from = from
      self.to = to
      self.later = later
      self.any = any
      self.never = never
    }
  }

  private static func at(_ offset: Int64, _ opens: Int64? = nil, _ closes: Int64? = nil) -> Schedule {
    Schedule(at: now + offset, zone: .utc, notBefore: opens.map { now + $0 }, notAfter: closes.map { now + $0 })
  }

  private static func slot(_ opens: Int64? = nil, _ closes: Int64? = nil) -> Schedule {
    Schedule(slot: true, zone: .utc, notBefore: opens.map { now + $0 }, notAfter: closes.map { now + $0 })
  }

  private static let none = Schedule(zone: .utc)

  static let changes = [
    Change("the same time", at(0), at(0), later: true, never: true),
    Change("a second later", at(0), at(1), later: true),
    Change("a second earlier", at(0), at(-1), later: false),
    Change("slot and slot", slot(), slot(), later: true, never: true),
    Change("a slot, then a time", slot(), at(100_000), later: false),
    Change("a time, then a slot", at(0), slot(), later: false),
    Change("no date twice", none, none, later: true, never: true),
    Change("a date added", none, at(-100_000), later: true),
    Change("a date removed", at(0), none, later: true),
    Change("a slot added", none, slot(), later: false),
    Change("a slot removed", slot(), none, later: false),
    Change("the same window", at(0, -1, 1), at(0, -1, 1), later: true, never: true),
    Change("a window added", at(0), at(0, -1, 1), later: true),
    Change("opening later", at(0, -2, 2), at(0, -1, 2), later: true),
    Change("closing earlier", at(0, -2, 2), at(0, -2, 1), later: true),
    Change("opening earlier", at(0, -2, 2), at(0, -3, 2), later: false, any: false),
    Change("closing later", at(0, -2, 2), at(0, -2, 3), later: false, any: false),
    Change("the opening removed", at(0, -2, 2), at(0, nil, 2), later: false, any: false),
    Change("the closing removed", at(0, -2, 2), at(0, -2), later: false, any: false),
    Change("narrowing one end, widening the other", at(0, -2, 2), at(0, -1, 3), later: false, any: false),
    Change("later, in a window that widens", at(0, -2, 2), at(1, -3, 2), later: false, any: false),
    Change("earlier, in a window that narrows", at(0, -5, 5), at(-1, -4, 4), later: false),
    Change("a slot's window narrowed", slot(-2, 2), slot(-1, 1), later: true),
    Change("a slot's window widened", slot(-1, 1), slot(-2, 1), later: false, any: false),
  ]

  @Test(arguments: changes) func keeps(change: Change) {
    let approved = change.from.recorded
    #expect(change.to.keeps(approved, under: .later) == change.later)
    #expect(change.to.keeps(approved, under: .any) == change.any)
    #expect(change.to.keeps(approved, under: .never) == change.never)
  }

  /// What counts is the time that was approved, not the one in between.
  @Test func aDateRemovedAndAddedAgainEarlierVoids() {
    let approved = Self.at(0).recorded
    #expect(Self.none.keeps(approved, under: .later))
    #expect(!Self.at(-1).keeps(approved, under: .later))
    #expect(Self.at(0).keeps(approved, under: .later))
  }

  @Test func anotherZoneForTheSameMomentKeeps() throws {
    let berlin = try #require(Zone(identifier: "Europe/Berlin"))
    let moved = Schedule(at: now, zone: berlin)
    for rule in PolicySettings.Reschedule.allCases { #expect(moved.keeps(Self.at(0).recorded, under: rule)) }
  }
}
