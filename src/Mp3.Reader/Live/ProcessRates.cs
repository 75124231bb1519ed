// SPDX-License-Identifier: MIT

namespace Mp3.Reader.Live;

/// <summary>A line of the live view: a process, or all of them.</summary>
/// <param name="Name">What to call it.</param>
/// <param name="History">Its rates.</param>
/// <param name="HasEnded">It has no rate any more.</param>
public sealed record ProcessRates(string Name, RateHistory History, bool HasEnded = false);
