// SPDX-License-Identifier: MIT

using System.Collections.Concurrent;
using Mp3.Experiments.Running;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Guest;

/// <summary>Keeps what a study reports.</summary>
internal sealed class KeptProgress : IStudyProgress
{
    public ConcurrentQueue<ProgressLine> Lines { get; } = new();

    public ConcurrentQueue<string> Said { get; } = new();

    /// <summary>Guests in all, as each round said.</summary>
    public ConcurrentQueue<int> Rounds { get; } = new();

    /// <summary>Is told how many have finished.</summary>
    public Action<int> OnFinished { get; init; } = _ => { };

    private int _finished;

    public void Say(string message) => Said.Enqueue(message);

    public void Round(int runs) => Rounds.Enqueue(runs);

    public void Started(GuestPlan run)
    {
    }

    public void Advanced(GuestPlan run, ProgressLine line) => Lines.Enqueue(line);

    public void Finished(GuestPlan run) => OnFinished(Interlocked.Increment(ref _finished));
}
