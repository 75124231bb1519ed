// SPDX-License-Identifier: MIT

using System.CommandLine;

namespace Mp3.Experiments.Options;

/// <summary><c>--jobs</c>: how many guests run at once.</summary>
internal static class JobsOption
{
    private const int Most = 256;

    /// <summary>The option; null: it was not given.</summary>
    public static Option<int?> Create() => Numbers.Optional(
        "--jobs", "N", "Guests at once; results don't depend on it [default: as many as cores and memory allow]", 1, Most);
}
