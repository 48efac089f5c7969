extension Array<UInt8> {
  /// Whether it contains `stretch`; for short ones.
  func contains(stretch: [UInt8]) -> Bool {
    guard let first = stretch.first, count >= stretch.count else { return stretch.isEmpty }
    return (0...count - stretch.count).contains { place in
      self[place] == first && self[place..<place + stretch.count].elementsEqual(stretch)
    }
  }
}
