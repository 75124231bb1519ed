// SPDX-License-Identifier: MIT

namespace Mp3.Protocol;

/// <summary>What a result file holds.</summary>
/// <param name="Report">The report.</param>
/// <param name="Records">The module's records.</param>
/// <param name="Files">Where in the file those are that were brought back, one behind the other; null: there are none.</param>
/// <param name="Log">Where in the file the log of faults is; null: there is none.</param>
public sealed record ResultParts(GuestReport Report, byte[] Records, PartPlace? Files, PartPlace? Log);
