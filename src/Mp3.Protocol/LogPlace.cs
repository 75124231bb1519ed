// SPDX-License-Identifier: MIT

namespace Mp3.Protocol;

/// <summary>Where a log of faults is.</summary>
/// <param name="Offset">From the begin of the file, bytes.</param>
/// <param name="Length">Bytes.</param>
public sealed record LogPlace(long Offset, long Length);
