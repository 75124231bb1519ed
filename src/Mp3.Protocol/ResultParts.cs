// SPDX-License-Identifier: MIT

namespace Mp3.Protocol;

/// <summary>What a result file holds.</summary>
/// <param name="Report">The report.</param>
/// <param name="Records">The module's records.</param>
/// <param name="Log">Where in the file the log of faults is; null: there is none.</param>
public sealed record ResultParts(GuestReport Report, byte[] Records, LogPlace? Log);
