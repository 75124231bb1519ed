// SPDX-License-Identifier: MIT

using System.Collections.Concurrent;
using Mp3.Experiments.Experiments;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Guest;

/// <summary>Keeps what a study reports.</summary>
internal sealed class KeptProgress : IStudyProgress
{
    public ConcurrentQueue<ProgressLine> Lines { get; } = new();

    public void Say(string message)
    {
    }

    public void Started(GuestPlan run)
    {
    }

    public void Advanced(GuestPlan run, ProgressLine line) => Lines.Enqueue(line);

    public void Finished(GuestPlan run)
    {
    }
}
