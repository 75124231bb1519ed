// SPDX-License-Identifier: MIT

using Mp3.Experiments.Running;

namespace Mp3.Experiments.Commands.Live;

/// <summary>How far a study is, in words.</summary>
internal static class StudyPosition
{
    /// <param name="finished">Guests that are done.</param>
    /// <param name="runs">Guests in all.</param>
    /// <param name="left">Time until the last one is done, if that can be said; of a single guest its own line tells.</param>
    /// <param name="hasRounds">More guests may follow than are known of: they, and the time, are those of the round.</param>
    public static string Text(int finished, int runs, TimeSpan? left, bool hasRounds = false) =>
        $"{finished:N0} of {runs:N0} {(runs == 1 ? "guest" : "guests")} done"
        + (left is { } time && runs > 1 && finished < runs ? $", {TimeLeft.Text(time)}{(hasRounds ? " in this round" : "")}" : "")
        + (hasRounds ? ", more may follow" : "");
}
