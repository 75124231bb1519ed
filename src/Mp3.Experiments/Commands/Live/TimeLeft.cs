// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Commands.Live;

/// <summary>Estimates when a guest will be done.</summary>
internal static class TimeLeft
{
    /// <summary>What is left if the rest goes as what was done; null while nothing is done.</summary>
    /// <param name="spent">Time since the guest was started.</param>
    /// <param name="done">Iterations that are done.</param>
    /// <param name="total">Iterations in all.</param>
    public static TimeSpan? Of(TimeSpan spent, int done, int total) => done > 0 ? spent * (total - done) / done : null;
}
