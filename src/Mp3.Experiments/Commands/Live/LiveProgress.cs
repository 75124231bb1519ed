// SPDX-License-Identifier: MIT

using Mp3.Experiments.Experiments;
using Mp3.Protocol;

namespace Mp3.Experiments.Commands.Live;

/// <summary>Keeps what a live view shows: what runs now, and the lines that stay.</summary>
/// <param name="runs">Guests in all.</param>
/// <param name="clock">The host's.</param>
internal sealed class LiveProgress(int runs, TimeProvider clock) : IStudyProgress
{
    private readonly Lock _lock = new();
    private readonly List<(string Run, LiveGuest Guest, long Started)> _running = [];
    private readonly List<string> _news = [];
    private int _finished;

    public void Say(string message)
    {
        lock (_lock)
        {
            _news.Add(message);
        }
    }

    public void Started(GuestPlan run)
    {
        lock (_lock)
        {
            _running.Add((run.Run, new LiveGuest(run), clock.GetTimestamp()));
        }
    }

    public void Advanced(GuestPlan run, ProgressLine line)
    {
        lock (_lock)
        {
            _running.Find(guest => guest.Run == run.Run).Guest.Advance(line);
        }
    }

    public void Finished(GuestPlan run)
    {
        lock (_lock)
        {
            FaultCounts faults = _running.Find(guest => guest.Run == run.Run).Guest.Faults;
            _ = _running.RemoveAll(guest => guest.Run == run.Run);
            _news.Add($"{run.Run}: done, {faults.Minor:N0} minor, {faults.Major:N0} major faults");
            _finished++;
        }
    }

    /// <summary>The lines that are new and stay; each is returned once.</summary>
    public IReadOnlyList<string> TakeNews()
    {
        lock (_lock)
        {
            string[] news = [.. _news];
            _news.Clear();
            return news;
        }
    }

    /// <summary>What is shown below them now.</summary>
    /// <param name="width">Characters that a line may have.</param>
    /// <param name="height">Lines that there may be.</param>
    public IReadOnlyList<string> Frame(int width, int height)
    {
        lock (_lock)
        {
            return LiveLayout.Lines(
                [.. _running.Select(guest => (guest.Guest, clock.GetElapsedTime(guest.Started)))],
                $"{_finished:N0} of {runs:N0} guests done",
                width,
                height);
        }
    }
}
