// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Guest;

/// <summary>A kernel on this machine.</summary>
/// <param name="Release">As <c>uname -r</c> says.</param>
/// <param name="IsFetched">It is in the cache; else it is installed.</param>
/// <param name="HasHeaders">The module can be built for it.</param>
public sealed record KnownKernel(string Release, bool IsFetched, bool HasHeaders);
