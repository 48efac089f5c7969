internal import Foundation

/// Less than nothing where the left bytes come first, more where the right ones do, nothing where they are the same.
func byteOrder(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Int {
  let common = min(left.count, right.count)
  guard common > 0, let start = left.baseAddress, let other = right.baseAddress else { return left.count - right.count }
  let order = Int(memcmp(start, other, common))
  return order == 0 ? left.count - right.count : order
}
