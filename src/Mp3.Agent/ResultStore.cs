// SPDX-License-Identifier: MIT

using Mp3.Protocol;

namespace Mp3.Agent;

/// <summary>Puts the outcome of a run where it is found, complete or not at all.</summary>
internal static class ResultStore
{
    public static void Save(string path, RunOutcome outcome)
    {
        string unfinished = path + ".unfinished";
        using (FileStream stream = File.Create(unfinished))
        {
            ResultFile.Write(stream, outcome.Report, outcome.Records);
        }

        File.Move(unfinished, path, overwrite: true);
    }
}
