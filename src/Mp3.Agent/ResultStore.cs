// SPDX-License-Identifier: MIT

using System.Globalization;
using Mp3.Protocol;

namespace Mp3.Agent;

/// <summary>Puts the outcome of a run where it is found, complete or not at all.</summary>
internal static class ResultStore
{
    /// <summary>Beside the result: how much of the log's disk belongs behind it, bytes, if anything does.</summary>
    private const string LogLengthSuffix = ".log-bytes";

    public static void Save(string path, RunOutcome outcome)
    {
        if (outcome.FaultLog is { } log)
        {
            File.WriteAllText(path + LogLengthSuffix, log.Length.ToString(CultureInfo.InvariantCulture));
        }

        string unfinished = path + ".unfinished";
        using (FileStream stream = File.Create(unfinished))
        {
            ResultFile.Write(stream, outcome.Report, outcome.Records, outcome.FaultLog, outcome.Files);
        }

        File.Move(unfinished, path, overwrite: true);
    }
}
