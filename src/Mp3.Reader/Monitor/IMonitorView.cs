// SPDX-License-Identifier: MIT

using Mp3.Reader.Strategies;

namespace Mp3.Reader.Monitor;

/// <summary>Shows what a monitor follows.</summary>
internal interface IMonitorView : IRecordSink, IDisposable
{
    /// <summary>Longest time for which a record may stay unseen, ms.</summary>
    int LongestWaitMs { get; }

    /// <summary>A ring is followed from now on, until <see cref="Detach"/>.</summary>
    void Attach(Ring ring);

    /// <summary>The ring is about to be closed.</summary>
    void Detach();

    /// <summary>All that was new has been logged, a few times a second at least.</summary>
    void Drained();

    /// <summary>Records were overwritten before they could be read.</summary>
    void Lose(ulong records);

    /// <summary>Something happened besides records.</summary>
    void Tell(string news);

    /// <summary>The monitor was stopped.</summary>
    /// <param name="totals">The account of all.</param>
    void End(Totals totals);
}
