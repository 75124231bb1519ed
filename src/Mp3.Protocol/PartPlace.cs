// SPDX-License-Identifier: MIT

namespace Mp3.Protocol;

/// <summary>Where a part of a result is that is not read into memory.</summary>
/// <param name="Offset">From the begin of the file, bytes.</param>
/// <param name="Length">Bytes.</param>
public sealed record PartPlace(long Offset, long Length);
