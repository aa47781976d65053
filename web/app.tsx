import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { mayPass } from './problems.ts';
import { router } from './router.tsx';
import { becomeSignedOut, onSessionChange, sessionState, startSession } from './session.ts';
import { NoticesProvider } from './ui/notices.tsx';

const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // The page says itself when the service is out of reach; a paused query would only look like loading.
      networkMode: 'always',
      retry: (failures, error) => failures < 2 && mayPass(error),
    },
    mutations: { networkMode: 'always', retry: false },
  },
});

// What one person was shown is not kept for the next who signs in on this page.
onSessionChange(() => {
  if (sessionState() === 'leaving') queryClient.clear();
});

// Once, before anything is shown: a second run would spend the one-time code of the sign-in.
startSession()
  .then((address) => {
    if (address !== null) router.history.replace(address);
  })
  .catch(() => {
    becomeSignedOut();
    router.history.replace('/?trouble=sign-in');
  });

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <NoticesProvider>
        <RouterProvider router={router} />
      </NoticesProvider>
    </QueryClientProvider>
  );
}
