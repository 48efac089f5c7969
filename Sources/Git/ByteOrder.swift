internal import Foundation

/// Compares bytes. Negative, zero or positive, like `memcmp`; a prefix comes first.
func byteOrder(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Int {
  let common = min(left.count, right.count)
  guard common > 0, let start = left.baseAddress, let other = right.baseAddress else { return left.count - right.count }
  let order = Int(memcmp(start, other, common))
  return order == 0 ? left.count - right.count : order
}

/// How many bytes are compared at once, before the first difference is searched byte by byte.
private let stride = 256

/// The length of the common prefix.
func commonPrefix(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Int {
  let count = min(left.count, right.count)
  guard let one = left.baseAddress, let other = right.baseAddress else { return 0 }
  var equal = 0
  while equal + stride <= count, memcmp(one + equal, other + equal, stride) == 0 { equal += stride }
  while equal < count, left[equal] == right[equal] { equal += 1 }
  return equal
}

/// The length of the common suffix.
func commonSuffix(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Int {
  let count = min(left.count, right.count)
  guard let one = left.baseAddress, let other = right.baseAddress else { return 0 }
  let (oneEnd, otherEnd) = (one + left.count, other + right.count)
  var equal = 0
  while equal + stride <= count,
    memcmp(oneEnd - equal - stride, otherEnd - equal - stride, stride) == 0
  {
    equal += stride
  }
  while equal < count, left[left.count - 1 - equal] == right[right.count - 1 - equal] { equal += 1 }
  return equal
}
