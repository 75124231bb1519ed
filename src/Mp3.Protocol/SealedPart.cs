// SPDX-License-Identifier: MIT

namespace Mp3.Protocol;

/// <summary>A part of a result that is complete, wherever it is, and comes behind the rest.</summary>
/// <param name="Length">Its length, bytes.</param>
/// <param name="Hash">Its XXH128.</param>
public sealed record SealedPart(long Length, ReadOnlyMemory<byte> Hash);
