// SPDX-License-Identifier: MIT

using System.Globalization;
using Mp3.Experiments.Guest;

namespace Mp3.Experiments.Tests.Guest;

/// <summary>The program of <c>cputime-split.c</c>, compiled once.</summary>
public sealed class CpuTimeSplitProgram : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly string _path;

    public CpuTimeSplitProgram()
    {
        string source = Path.Combine(Repository.Find(), "tests", "Mp3.Experiments.Tests", "Guest", "cputime-split.c");
        _path = Path.Combine(_folder.Path, "cputime-split");
        Tool.Run("gcc", ["-O1", "-Wall", "-Wextra", "-Werror", "-o", _path, source]);
    }

    /// <summary>What it prints, without the end of the line.</summary>
    public string Run(params object[] arguments) =>
        Tool.Run(_path, [.. arguments.Select(argument => string.Create(CultureInfo.InvariantCulture, $"{argument}"))]).TrimEnd();

    public void Dispose() => _folder.Dispose();
}
