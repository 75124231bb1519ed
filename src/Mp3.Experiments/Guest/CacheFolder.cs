// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Guest;

/// <summary>Where fetched kernels and verdicts about this machine are kept; the scripts use the same folder.</summary>
public static class CacheFolder
{
    /// <summary>The variable that says it.</summary>
    public const string Variable = "MP3_CACHE";

    /// <summary><c>$MP3_CACHE</c>, else <c>$XDG_CACHE_HOME/mp3</c>, else <c>~/.cache/mp3</c>.</summary>
    public static string Path
    {
        get
        {
            if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } own)
            {
                return System.IO.Path.GetFullPath(own);
            }

            string parent = Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } xdg
                ? xdg
                : System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
            return System.IO.Path.GetFullPath(System.IO.Path.Combine(parent, "mp3"));
        }
    }
}
