extension Schedule {
  /// The schedule as a record keeps it.
  package var recorded: RecordedSchedule {
    RecordedSchedule(at: at, slot: slot, zone: zone.identifier, notBefore: notBefore, notAfter: notAfter)
  }

  /// Whether an approval that saw `approved` still stands for this schedule.
  ///
  /// The window (`notBefore`, `notAfter`) is always bound: widening it voids the approval, narrowing it does not.
  package func keeps(_ approved: RecordedSchedule, under rule: PolicySettings.Reschedule) -> Bool {
    guard windowFits(approved) else { return false }
    switch rule {
    case .any: return true
    case .never: return isSame(as: approved)
    case .later: return slot == approved.slot && isNotEarlier(than: approved.at)
    }
  }

  private func isSame(as approved: RecordedSchedule) -> Bool {
    slot == approved.slot && at == approved.at && notBefore == approved.notBefore && notAfter == approved.notAfter
  }

  private func windowFits(_ approved: RecordedSchedule) -> Bool {
    let opensInTime = approved.notBefore.map { bound in notBefore.map { $0 >= bound } ?? false } ?? true
    let closesInTime = approved.notAfter.map { bound in notAfter.map { $0 <= bound } ?? false } ?? true
    return opensInTime && closesInTime
  }

  /// `nil` counts as later than any time, and any time as later than `nil`: a post approved without a date may get one.
  private func isNotEarlier(than approved: Timestamp?) -> Bool {
    guard let approved, let at else { return true }
    return at >= approved
  }
}
