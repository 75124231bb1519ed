// SPDX-License-Identifier: MIT

using System.Diagnostics;

namespace Mp3.Tests;

/// <summary>
/// Waits of tests. Each has an end, far beyond what the busiest machine needs, and says what it waited for: a test
/// that can't succeed fails instead of hanging.
/// </summary>
internal static class Wait
{
    /// <summary>Long: the first of several tests to come may build the guest's programs.</summary>
    public static TimeSpan Limit { get; } = TimeSpan.FromMinutes(5);

    /// <summary>Looks again and again until something is the case.</summary>
    /// <param name="condition">Whether it is.</param>
    /// <param name="what">What it is, for the message: "the writer has filled the ring".</param>
    public static void Until(Func<bool> condition, string what) => Until(condition, () => what);

    /// <param name="condition">Whether it is the case.</param>
    /// <param name="what">What it is, and how things stand.</param>
    public static void Until(Func<bool> condition, Func<string> what)
    {
        long start = Stopwatch.GetTimestamp();
        while (!condition())
        {
            AssertInTime(start, what());
            Thread.Sleep(1);
        }
    }

    /// <summary>The same, without a thread.</summary>
    public static async Task UntilAsync(Func<bool> condition, string what)
    {
        long start = Stopwatch.GetTimestamp();
        while (!condition())
        {
            AssertInTime(start, what);
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Waits for a task, and gives its result or its exception.</summary>
    public static T For<T>(Task<T> task, string what)
    {
        Until(() => task.IsCompleted, what);
        return task.GetAwaiter().GetResult();
    }

    /// <summary>The same, without a thread.</summary>
    public static async Task ForAsync(Task task, string what)
    {
        await UntilAsync(() => task.IsCompleted, what);
        await task;
    }

    /// <summary>Waits for the end of a thread.</summary>
    public static void For(Thread thread, string what) => Assert.True(thread.Join(Limit), InVain(what));

    /// <summary>Waits for the end of a process; one that does not end is killed.</summary>
    /// <param name="process">The process.</param>
    /// <param name="what">What it is, for the message: "the writer, which was killed".</param>
    /// <param name="minutes">For one that may take long; 0: as for everything else.</param>
    public static void ForExit(Process process, string what, int minutes = 0)
    {
        if (!process.WaitForExit(minutes == 0 ? Limit : TimeSpan.FromMinutes(minutes)))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail(InVain($"the end of {what}"));
        }
    }

    /// <summary>The same, without a thread.</summary>
    public static async Task ForExitAsync(Process process, string what, int minutes = 0)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        end.CancelAfter(minutes == 0 ? Limit : TimeSpan.FromMinutes(minutes));
        try
        {
            await process.WaitForExitAsync(end.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            Assert.Fail(InVain($"the end of {what}"));
        }
    }

    /// <summary>Waits for the end of a process whose output and errors are redirected.</summary>
    public static (int ExitCode, string Output, string Error) ForOutput(Process process, string what)
    {
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        ForExit(process, what);
        return (process.ExitCode, For(output, $"the output of {what}"), For(error, $"the errors of {what}"));
    }

    /// <summary>For a wait that takes no time limit: it is stopped when a test's waits end, and not before.</summary>
    public static CancellationToken Stop() => new CancellationTokenSource(Limit).Token;

    private static string InVain(string what) => $"waited in vain: {what}";

    private static void AssertInTime(long start, string what) =>
        Assert.True(Stopwatch.GetElapsedTime(start) < Limit, InVain(what));
}
