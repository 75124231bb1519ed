// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Tests.Guest.ModuleSuites;

/// <summary>One guest that runs the whole of <c>mp3-test</c>, for all of its tests together.</summary>
public sealed class ModuleTestRun(SharedParts parts) : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private ModuleTestGuest? _guest;

    internal ModuleTestGuest Guest => _guest ?? throw new InvalidOperationException("the guest has not run");

    public async ValueTask InitializeAsync() => _guest = await ModuleTestGuest.RunAsync(parts, [], Patience);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
