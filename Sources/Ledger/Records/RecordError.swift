/// Why bytes are not a record that counts.
package enum RecordError: Error, Sendable, Hashable {
  /// More than `Record.maximumSize` bytes, with the number of bytes.
  case tooLarge(Int)
  /// A version, kind, subject, network or critical member that this program does not know; what it is.
  ///
  /// A newer program may know it. This one reports it and does not count it.
  case unknownKind(String)
  /// Not a record; what is wrong, most specific part first, without a final period.
  case invalidRecord(String)
}

extension RecordError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .tooLarge(let size): "\(size) bytes, more than the \(Record.maximumSize) of a record"
    case .unknownKind(let detail), .invalidRecord(let detail): detail
    }
  }
}
