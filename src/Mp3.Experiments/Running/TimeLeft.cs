// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Running;

/// <summary>An estimate in words, as coarse as it is.</summary>
internal static class TimeLeft
{
    /// <summary>From so many of a unit on, the next larger one is used.</summary>
    private const int Many = 100;

    public static string Text(TimeSpan left) => left switch
    {
        { TotalSeconds: < Many } => $"about {left.TotalSeconds:N0} s left",
        { TotalMinutes: < Many } => $"about {left.TotalMinutes:N0} min left",
        _ => $"about {left.TotalHours:N0} h left",
    };
}
