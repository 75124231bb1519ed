// SPDX-License-Identifier: MIT

using Mp3.Experiments.Running.Storage;

namespace Mp3.Experiments.Doctor.Nodes;

/// <summary>Where nodes leave their answers: for each partition files with its name and one of these endings.</summary>
/// <param name="path">The folder, absolute.</param>
internal sealed class SurveyFolder(string path)
{
    /// <summary>Which node it is.</summary>
    public const string Node = ".node";

    /// <summary>What it prints as long as it prints.</summary>
    public const string Draft = ".new";

    /// <summary>All that it printed.</summary>
    public const string Answer = ".json";

    /// <summary>Its errors.</summary>
    public const string Log = ".log";

    /// <summary>Absolute.</summary>
    public string Path { get; } = path;

    /// <summary>The job.</summary>
    public string Script => System.IO.Path.Combine(Path, "ask.sh");

    /// <summary>Makes it, with the job's script.</summary>
    public void Make(StoreLayout layout, string script)
    {
        layout.Make(layout.Surveys);
        layout.Make(Path);
        File.WriteAllText(Script, script);
        layout.Share(Script);
    }

    /// <summary>A file of a partition; null: it is not there.</summary>
    public string? Read(string partition, string ending)
    {
        try
        {
            return File.ReadAllText(System.IO.Path.Combine(Path, partition + ending));
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Removes it.</summary>
    public void Delete()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A job that did not end in time still writes there.
        }
    }
}
