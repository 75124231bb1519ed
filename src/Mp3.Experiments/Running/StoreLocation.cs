// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;

namespace Mp3.Experiments.Running;

/// <summary>Where runs are kept.</summary>
public static class StoreLocation
{
    /// <summary>The variable that says it where no option does.</summary>
    public const string Variable = "MP3_STORE";

    /// <summary>
    /// The absolute path of what <paramref name="option"/> says, else of <c>$MP3_STORE</c>, else of <c>runs</c> in
    /// <see cref="CacheFolder"/>.
    /// </summary>
    /// <param name="option">The value of <c>--store</c>; null: it was not given.</param>
    public static string Of(string? option)
    {
        string? chosen = option is { Length: > 0 } ? option : Environment.GetEnvironmentVariable(Variable);
        return chosen is { Length: > 0 } ? Path.GetFullPath(chosen) : Path.Combine(CacheFolder.Path, "runs");
    }
}
