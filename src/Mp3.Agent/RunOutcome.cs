// SPDX-License-Identifier: MIT

using Mp3.Protocol;

namespace Mp3.Agent;

/// <summary>A run that is over: its report and its records, as the module wrote them.</summary>
internal sealed record RunOutcome(GuestReport Report, byte[] Records);
