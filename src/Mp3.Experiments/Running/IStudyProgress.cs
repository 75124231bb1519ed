// SPDX-License-Identifier: MIT

using Mp3.Protocol;

namespace Mp3.Experiments.Running;

/// <summary>Is told how a study goes. Calls come from several threads.</summary>
public interface IStudyProgress
{
    /// <summary>What the program does before and after the guests run.</summary>
    void Say(string message);

    /// <summary>A round begins, of a study whose rounds follow from what came out: more may follow.</summary>
    /// <param name="runs">Guests of this round and of all before.</param>
    void Round(int runs)
    {
        // Only who counts needs to know.
    }

    /// <summary>So many guests will be run in all, if it was not known before.</summary>
    void Expect(int runs)
    {
        // Only who counts needs to know.
    }

    /// <summary>So long it will take until the last one is done, by somebody who knows all that is to come.</summary>
    void Ahead(TimeSpan left)
    {
        // Only who tells a person needs to know.
    }

    /// <summary>So many guests, in this order, are about to be run, at most <paramref name="jobs"/> at once.</summary>
    void Planned(IReadOnlyList<PlannedRun> runs, int jobs)
    {
        // Only who estimates needs to know.
    }

    /// <summary>A run was not computed: its outcome was in the store.</summary>
    void Kept(GuestPlan run)
    {
        // Only who counts needs to know.
    }

    /// <summary>A guest was started.</summary>
    void Started(GuestPlan run);

    /// <summary>A guest reported; first of all that it has booted.</summary>
    void Advanced(GuestPlan run, ProgressLine line);

    /// <summary>A program in a guest has printed something, and somebody wants to see it.</summary>
    void Printed(GuestPlan run, OutputLine printed)
    {
        // Only who shows it needs to know.
    }

    /// <summary>A guest has ended well.</summary>
    void Finished(GuestPlan run);

    /// <summary>A guest came to no result; who waits for it is told why.</summary>
    void Failed(GuestPlan run)
    {
        // Only who shows what runs needs to know.
    }
}
