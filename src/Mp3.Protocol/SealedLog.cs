// SPDX-License-Identifier: MIT

namespace Mp3.Protocol;

/// <summary>A log of faults that is complete, wherever it is.</summary>
/// <param name="Length">Its length, bytes.</param>
/// <param name="Hash">Its XXH128.</param>
public sealed record SealedLog(long Length, ReadOnlyMemory<byte> Hash);
