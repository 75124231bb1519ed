// SPDX-License-Identifier: MIT

using Mp3.Protocol;

namespace Mp3.Experiments.Experiments;

/// <summary>Is told how a study goes. Calls come from several threads.</summary>
public interface IStudyProgress
{
    /// <summary>What the program does before and after the guests run.</summary>
    void Say(string message);

    /// <summary>A guest was started.</summary>
    void Started(GuestPlan run);

    /// <summary>A guest reported.</summary>
    void Advanced(GuestPlan run, ProgressLine line);

    /// <summary>A guest has ended well.</summary>
    void Finished(GuestPlan run);
}
